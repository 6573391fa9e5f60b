// The lines of the protocol: tags, and what the line behind them is. See docs/PROTOCOL.md.

/** Splits a line into its tags and its text. A line without tags has null. */
export function parseTagged(line) {
  if (!line.startsWith('@'))
    return { tags: null, text: line };
  const space = line.indexOf(' ');
  const end = space < 0 ? line.length : space;
  const tags = new Map(line.slice(1, end).split(';').map(tag => {
    const equals = tag.indexOf('=');
    return equals < 0 ? [tag, ''] : [tag.slice(0, equals), tag.slice(equals + 1)];
  }));
  return { tags, text: line.slice(end + 1) };
}

/** Says what a line of the room is. A nickname has no space and no colon, so no text can pass for another kind. */
export function parseRoomLine(text, isPublic) {
  let match;
  if (text.startsWith('! '))
    return { kind: 'error', text: text.slice(2) };
  if ((match = /^\*\* (\S+) (.*)$/s.exec(text)))
    return { kind: 'acted', nick: match[1], text: match[2] };
  if (isPublic && (match = /^\* (\S+) is now called (\S+)$/.exec(text)))
    return { kind: 'renamed', nick: match[1], name: match[2] };
  if (isPublic && (match = /^\* (\S+) (joined|left)$/.exec(text)))
    return { kind: match[2], nick: match[1] };
  if (isPublic && (match = /^\* (\S+(?:, \S+)*) left: (.*)$/.exec(text)))
    return { kind: 'left together', nicks: match[1].split(', '), text: match[2] };
  if (text.startsWith('* '))
    return { kind: 'notice', text: text.slice(2) };
  if ((match = /^(\S+) → (\S+): (.*)$/s.exec(text)))
    return { kind: 'whispered', nick: match[1], name: match[2], text: match[3] };
  if ((match = /^(\S+): (.*)$/s.exec(text)))
    return { kind: 'said', nick: match[1], text: match[2] };
  return { kind: 'notice', text };
}

/** Splits a text into plain parts and links. */
export function splitLinks(text) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(/https?:\/\/[^\s<>"'`]+/gi)) {
    const address = trimmed(match[0]);
    if (!URL.canParse(address))
      continue;
    parts.push({ text: text.slice(end, match.index) }, { text: address, link: true });
    end = match.index + address.length;
  }
  parts.push({ text: text.slice(end) });
  return parts.filter(part => part.text !== '');
}

/** Whether a text mentions a nickname. */
export function mentions(text, nick) {
  const [where, what] = [text, nick].map(value => value.normalize('NFKC').toLowerCase());
  const isWord = character => character !== undefined && /[a-z0-9_]/.test(character);
  for (let at = where.indexOf(what); at >= 0; at = where.indexOf(what, at + 1)) {
    const startsInside = isWord(what[0]) && isWord(where[at - 1]);
    const endsInside = isWord(what.at(-1)) && isWord(where[at + what.length]);
    if (!startsInside && !endsInside)
      return true;
  }
  return false;
}

// A sentence's full stop and brackets around an address are no part of it.
function trimmed(address) {
  const end = address.replace(/[.,;:!?…]+$/u, '');
  return end.endsWith(')') && !end.includes('(') ? trimmed(end.slice(0, -1)) : end;
}
