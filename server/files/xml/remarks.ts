import type { XmlFault } from "./read-xml";

const REMARKS: Record<XmlFault, string> = {
  "cut-short": "The file ends too early. We read what is there.",
  malformed: "The file is damaged in places. We read what is there; some of it may be wrong.",
};

/** What was wrong with a text, in the rider's words; one that is damaged in places may seem cut short, too. */
export const remarksOnXml = (faults: ReadonlySet<XmlFault>): string[] =>
  faults.has("malformed") ? [REMARKS.malformed] : [...faults].map((fault) => REMARKS[fault]);
