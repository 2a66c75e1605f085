import { isCovered } from './cards';

/**
 * The typed search as pieces: parted by blanks, with what stands in double quotes kept together.
 * What a piece means is for the program to say; here they are only cut and joined.
 */
export interface Piece {
  text: string;
  /** Where it stands in the text. */
  from: number;
  to: number;
  /** Its last quote is missing: it is still being typed. */
  open: boolean;
}

const named = /^([a-z][a-z0-9_-]*):/i;
const operator = /^[a-z][a-z0-9_-]*$/i;

/** A quote opens at the start of a piece, or behind the colon or a comma of an operator; elsewhere it is an inch. */
export function cutPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = -1;
  let quoted = false;
  let opens = true;
  for (let at = 0; at <= text.length; at += 1) {
    const letter = text[at];
    const ends = letter === undefined || (!quoted && /\s/.test(letter));
    if (ends) {
      if (from >= 0) pieces.push({ text: text.slice(from, at), from, to: at, open: quoted });
      from = -1;
      opens = true;
      continue;
    }
    if (from < 0) from = at;
    if (quoted && letter === '"') {
      // Two of them are one within a quoted text.
      if (text[at + 1] === '"') at += 1;
      else quoted = false;
      opens = false;
    } else if (letter === '"' && opens) quoted = true;
    else if (quoted) opens = false;
    // In plain words a quotation mark after a comma or colon is a mark like any other.
    else opens = letter === ':' ? operator.test(text.slice(from, at)) : letter === ',' && named.test(text.slice(from, at));
  }
  return pieces;
}

const closed = (piece: Piece): string => (piece.open ? `${piece.text}"` : piece.text);

export const piecesOf = (text: string): string[] => cutPieces(text).map(closed);

export const joined = (...parts: ReadonlyArray<string | readonly string[]>): string => parts.flat().filter(Boolean).join(' ');

/** `status` of `Status:open`; null for a piece of quick search. */
export function fieldOf(piece: string): string | null {
  return named.exec(piece)?.[1]?.toLowerCase() ?? null;
}

/** A value with blanks, commas or quotes is one value only between quotes. */
export function quoted(value: string): string {
  const plain = value.trim();
  return /[\s,"]/.test(plain) ? `"${plain.replace(/"/g, '""')}"` : plain;
}

/** The text with all pieces of a field replaced by one, where the first of them stood. */
export function withField(text: string, field: string, values: readonly string[]): string {
  const pieces = piecesOf(text);
  const at = pieces.findIndex((piece) => fieldOf(piece) === field);
  const others = pieces.filter((piece) => fieldOf(piece) !== field);
  if (values.length > 0) others.splice(at < 0 ? others.length : at, 0, `${field}:${values.map(quoted).join(',')}`);
  return joined(others);
}

export const piecesOfField = (text: string, field: string): string[] => piecesOf(text).filter((piece) => fieldOf(piece) === field);

/** What stands behind the name; `last-7-days` of `date:last-7-days`. */
export const valueOf = (piece: string): string => piece.slice(piece.indexOf(':') + 1);

/** Line breaks and runs of blanks of a paste are single blanks: it is one search. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

export interface Taken {
  /** Pieces with an operator that are complete, for the chips. */
  pieces: string[];
  /** What goes on being typed. */
  rest: string;
}

/** A piece with an operator is complete once a blank follows it; words go on being quick search. */
export function takeComplete(typed: string): Taken {
  const pieces: string[] = [];
  let rest = '';
  let kept = 0;
  for (const piece of cutPieces(typed)) {
    const field = fieldOf(piece.text);
    const empty = valueOf(piece.text) === '' && field !== 'note';
    if (field === null || empty || piece.open || piece.to >= typed.length) continue;
    pieces.push(piece.text);
    rest += typed.slice(kept, piece.from);
    kept = piece.to + 1;
  }
  return pieces.length === 0 ? { pieces, rest: typed } : { pieces, rest: rest + typed.slice(kept) };
}

const cardLike = /\d(?:[ -]?\d){11,}/;

/** Digits that could be a whole card number, or most of one that is still being typed. */
export const couldBeCard = (text: string): boolean => cardLike.test(text);

/** Characters of a search that the program reads: `LONGEST` in office/src/search/token.rs. It cuts the rest off. */
export const longestSearch = 2000;

/** By code points, as the program counts. */
export const isCutOff = (text: string): boolean => [...text].length > longestSearch;

/** The text as it may be kept on this PC: never with what could be a whole card number. */
export function withoutCards(text: string): string {
  const ofCard = (part: string) => cardLike.test(part) || isCovered(part);
  if (!ofCard(text)) return text;
  return joined(piecesOf(text).filter((piece) => fieldOf(piece) !== null && !ofCard(piece)));
}
