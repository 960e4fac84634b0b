"""Numbers, money, quantities, dates and periods written in Chinese: text to values, pure."""
