// Puts the parts of the page together.

import { Connection } from './connection.js';
import { Input } from './input.js';
import { Log } from './log.js';
import { People } from './people.js';
import { Secret } from './secret.js';
import { Session } from './session.js';
import { currentLanguage, switchLanguage, t } from './texts.js';

const find = id => document.getElementById(id);
const tabs = new BroadcastChannel('akkachat');

let state = { name: 'start' };
let lag = 0;
let unseenMentions = 0;
let isWhoAsked = false;
let focusIsDue = false;

const log = new Log(find('log'), find('newest'), askEarlier);
const people = new People(find('people'), find('people-toggle'), find('people-title'), find('people-list'));

const session = new Session({
  line: showLine,
  joined() {
    connection.settle();
    lag = 0;
    show('joined');
    for (const line of session.resend())
      connection.send(line);
    connection.send(session.submit('/who'));
    askEarlier();
    save();
  },
  people(names) {
    people.set(names, session.nick);
    if (isWhoAsked)
      log.note(names.join(' '));
    isWhoAsked = false;
  },
  acknowledged: showPending,
  earlier: lines => log.prepend(lines, session.nick),
  passwordNeeded: () => input.askPassword('/login'),
  pong(sent) {
    lag = performance.now() - sent;
    show(state.name);
  },
  refusedNick(reason) {
    find('nick-error').textContent = reason;
    show('refused');
  },
  refusedConnection: reason => log.note(reason, 'error'),
  bye(farewell) {
    const isFinal = farewell.startsWith('! '); // removed by an operator, or not let in
    log.note(isFinal ? farewell.slice(2) : farewell, isFinal ? 'error' : undefined);
    if (session.isLeaving || isFinal)
      leave();
  },
  gone: count => log.note(t.gone(count), 'error'),
  anew: () => log.note(t.anew),
  setBack: () => log.note(t.setBack),
  unsure: count => log.note(t.unsure(count), 'error'),
}, JSON.parse(sessionStorage.getItem('session')));

const connection = new Connection(session, (name, wait) => show(name, wait));

const input = new Input(find('say-form'), find('say'), find('hint'), () => people.candidates(session.nick), new Secret(find('secret'), find('secret-label'), find('say')), (text, shown) => {
  isWhoAsked ||= /^\s*\/who\s*$/i.test(text);
  connection.send(session.submit(text, shown));
  showPending();
  log.toEnd();
  save();
});

function askEarlier() {
  const line = session.askEarlier(log.firstNumber);
  if (line !== null)
    connection.send(line);
}

function showLine(line) {
  people.follow(line, session.nick);
  if (log.add(line, session.nick) && document.hidden)
    unseenMentions++;
  showTitle();
}

function showPending() {
  find('pending').replaceChildren(...session.unacked.filter(line => line.shown !== undefined).map(line => {
    const item = document.createElement('li');
    item.textContent = line.shown;
    return item;
  }));
}

function show(name, wait = 0) {
  state = { name, wait };
  const status = {
    joined: () => t.joined(session.nick, lag), waiting: () => t.waiting(Math.ceil(wait / 1000)), refused: () => t.start,
  };
  find('state').textContent = status[name]?.() ?? t[name];
  find('state').className = { joined: 'joined', waiting: 'broken', offline: 'broken' }[name] ?? '';
  const needsNick = ['start', 'refused', 'left', 'elsewhere'].includes(name);
  find('nick-form').hidden = !needsNick;
  find('say-form').hidden = needsNick;
  find('join').textContent = { left: t.again, elsewhere: t.here }[name] ?? t.join;
  if (name === 'joined' && focusIsDue)
    input.focus();
  focusIsDue &&= name !== 'joined';
  if (name === 'refused')
    find('nick').select();
}

function showTitle() {
  document.title = unseenMentions > 0 ? `(${unseenMentions}) AkkaChat` : 'AkkaChat';
}

function translate() {
  document.documentElement.lang = currentLanguage();
  find('language').textContent = t.language;
  find('language').lang = currentLanguage() === 'ko' ? 'en' : 'ko';
  find('nick-label').textContent = t.nick;
  find('say-label').textContent = t.say;
  find('send').textContent = t.send;
  find('log').setAttribute('aria-label', t.log);
  people.paint(session.nick);
  input.showHint();
  show(state.name, state.wait);
}

function save() {
  sessionStorage.setItem('session', JSON.stringify(session.saved));
  localStorage.setItem('nick', session.nick);
}

function leave() {
  connection.stop();
  sessionStorage.removeItem('session');
  show('left');
}

function join(nick) {
  session.nick = nick;
  find('nick-error').textContent = '';
  tabs.postMessage(session.token);
  focusIsDue = true; // not when a broken connection is back: somebody may be reading
  if (state.name === 'refused')
    connection.send(session.handshake());
  else
    connection.start();
}

find('nick-form').addEventListener('submit', event => {
  event.preventDefault();
  if (state.name === 'left') {
    sessionStorage.removeItem('session');
    location.reload(); // a session that has left does not go on
    return;
  }
  join(find('nick').value.trim());
});

find('language').addEventListener('click', () => {
  switchLanguage();
  translate();
});

document.addEventListener('visibilitychange', () => {
  unseenMentions = document.hidden ? unseenMentions : 0;
  showTitle();
});

// A tab that was copied has the same session; the one that was used last keeps it.
tabs.onmessage = ({ data }) => {
  if (data !== session.token || state.name === 'start')
    return;
  connection.stop();
  show('elsewhere');
};

translate();
find('nick').value = session.nick || localStorage.getItem('nick') || '';
if (sessionStorage.getItem('session') !== null)
  join(session.nick);
