// One claim as a card: what it says, since when, and below it the exact words with their documents.

import { button, el, link } from "./dom.js";
import { FAMILIES, familyOf } from "./families.js";
import { independent } from "./independence.js";
import { verdictNow } from "./selection.js";
import { years } from "./state.js";
import { inFull, listed, measure, period, sources, t } from "./words.js";

export function claimCard(store, claim, { parties = true, choose }) {
  const then = verdictNow(claim);
  return el(
    "article",
    { class: `claim ${then}${claim.status === "planned" ? " planned" : ""}`, data: { claim: claim.id } },
    conflictLine(store, claim),
    parties ? partiesLine(store, claim, choose) : null,
    el("p", { class: "said" }, chip(claim.predicate), el("strong", { text: measure(claim) }), fullNumber(claim)),
    el("p", { class: "soft", text: about(store, claim) }),
    then ? el("p", { class: `verdict ${then}`, text: t(`verdict_${then}`, { years: yearsText() }) }) : null,
    wordsOf(store, claim),
    (claim.curated_sources || []).map(([address, date, publisher]) => el("p", { class: "source" }, link(address, listed(publisher, date)), el("span", { class: "soft", text: ` ${t("no_words")}` }))),
  );
}

// What contradicts it, above all else: the other figures, and where each stands.
function conflictLine(store, claim) {
  const others = [...(store.conflicts.get(claim.id) || [])].map((id) => store.claims.get(id)).filter(Boolean);
  if (!others.length) return null;
  const told = (other) => listed(measure(other), period(other), ...(store.words.get(other.id) || []).slice(0, 1).map((said) => (store.documents.get(said.doc) || {}).title || ""));
  return el("p", { class: "against" }, el("strong", { text: `${t("conflict")} ` }), others.map((other) => el("span", { text: ` ${told(other)}` })));
}

export function yearsText() {
  const range = years();
  if (!range) return "";
  return range[0] === range[1] ? String(range[0]) : `${range[0]}–${range[1]}`;
}

function partiesLine(store, claim, choose) {
  const party = (id) => button(store.name(id), () => choose(id), { class: "party" });
  return el("p", { class: "parties" }, party(claim.subject), el("span", { text: " → " }), party(claim.object));
}

export function chip(predicate) {
  const mark = el("span", { class: "chip", text: t(predicate) });
  mark.style.borderColor = FAMILIES[familyOf(predicate)].colour;
  return mark;
}

// 4.6亿元 is 460,000,000元 too.
function fullNumber(claim) {
  const full = inFull(claim);
  return full ? el("span", { class: "soft", text: ` = ${full}` }) : null;
}

function about(store, claim) {
  return [
    claim.status === "planned" ? t("planned") : "",
    period(claim),
    sources(claim),
    claim.scheme ? t(claim.scheme) : "",
    claim.via ? t("via", { party: store.name(claim.via) }) : "",
  ].filter(Boolean).join(" · ");
}

// Independent documents one below the other; what depends on one is folded under it.
function wordsOf(store, claim) {
  const rows = store.words.get(claim.id) || [];
  return [...independent(store, [claim.id]).values()].map((documents) => {
    const [first, ...others] = rows.filter((said) => documents.includes(said.doc));
    return el(
      "div",
      { class: "evidence" },
      quotation(store, first),
      others.length ? el("details", {}, el("summary", { text: t("dependent", { count: others.length }) }), others.map((said) => quotation(store, said))) : null,
    );
  });
}

function quotation(store, said) {
  const roles = new Map();
  for (const [role, text] of said.context || []) roles.set(role, new Set([...(roles.get(role) || []), text]));
  const context = [...roles].map(([role, texts]) => el("span", { class: "context" }, el("span", { class: "role", text: t(`role_${role}`) }), ` ${[...texts].join(" … ")}`));
  return el(
    "figure",
    {},
    el("blockquote", { lang: "zh" }, el("p", { class: "quote", text: said.quote }), context.length ? el("p", {}, context) : null),
    el("figcaption", {}, document_(store, said.doc), el("span", { class: "fact" }, `${t("fact")} `, el("code", { text: said.fact.slice(0, 12), title: said.fact }), copyButton(said.fact))),
  );
}

function document_(store, id) {
  const row = store.documents.get(id) || {};
  const title = row.title || id;
  return el("span", {}, row.url ? link(row.url, title) : el("cite", { text: title }), el("span", { class: "soft", text: ` ${listed(row.publisher, row.published)}` }));
}

function copyButton(text) {
  const copy = button(t("copy"), async () => {
    await copied(text);
    copy.textContent = t("copied");
    window.setTimeout(() => { copy.textContent = t("copy"); }, 1500);
  }, { class: "small", "aria-label": `${t("copy")} ${t("fact")} ${text.slice(0, 8)}` });
  return copy;
}

// A page that was opened from a file may not use the clipboard's own interface everywhere.
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch (refused) {
    const area = el("textarea", { class: "away", "aria-hidden": "true" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}
