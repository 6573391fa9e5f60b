// What the page says, in English and Korean. The server's own lines are in English; the ones about members are translated.

const several = nicks => (nicks.length > 3 ? `${nicks.slice(0, 2).join(', ')} and ${nicks.length - 2} others` : nicks.join(', '));
const severalKo = nicks => (nicks.length > 3 ? `${nicks.slice(0, 2).join(', ')} 님 외 ${nicks.length - 2}명` : nicks.join(', '));

const texts = {
  en: {
    language: '한국어',
    nick: 'Your nickname',
    join: 'Join',
    say: 'Message',
    send: 'Send',
    log: 'The room',
    start: 'not connected',
    connecting: 'connecting …',
    joined: (nick, lag) => `${nick} · connected${lag > 1000 ? ` · answers after ${(lag / 1000).toFixed(0)} s` : ''}`,
    waiting: seconds => `connection lost · next attempt in ${seconds} s`,
    offline: 'no network · waiting',
    left: 'you have left',
    elsewhere: 'this session is open in another tab',
    here: 'Continue here',
    again: 'Join again',
    people: count => `${count} here`,
    newest: count => count === 1 ? '↓ 1 new line' : `↓ ${count} new lines`,
    newestNone: '↓ to the newest line',
    hint: 'Enter sends · Tab completes · ↑ earlier lines · / lists the commands',
    secret: command => `Password for ${command}`,
    secretHint: command => `${command} · the password is not shown · Enter sends · Esc goes back`,
    gone: count => `${count} lines are missing here: the server no longer has them`,
    anew: 'the server has started anew: what was said meanwhile is not known',
    setBack: 'the server was set back to a backup: what was said after it is not known there',
    unsure: count => `${count} of your lines may be there twice`,
    event: {
      joined: nick => `${nick} joined`, left: nick => `${nick} left`, renamed: (nick, name) => `${nick} is now called ${name}`,
      leftTogether: (nicks, why) => `${several(nicks)} left: ${why}`,
      several: { joined: nicks => `${several(nicks)} joined`, left: nicks => `${several(nicks)} left` },
    },
    commands: {
      '/away': 'TEXT shows you as away', '/help': 'lists the commands', '/history': 'LINES shows what was said before', '/ignore': 'NICKNAME hides what somebody says',
      '/login': 'shows that the nickname is yours', '/me': 'TEXT says what you do', '/missed': 'shows lines that were skipped', '/msg': 'NICKNAME TEXT tells one member',
      '/nick': 'NICKNAME changes your nickname', '/nodes': 'lists the servers', '/q': 'leaves', '/quiet': 'on hides joins and leaves', '/register': 'keeps the nickname for you',
      '/reply': 'TEXT answers who wrote to you alone', '/search': 'WORDS finds what was said', '/topic': 'shows what the room is about', '/unignore': 'NICKNAME shows it again',
      '/who': 'lists who is here',
    },
  },
  ko: {
    language: 'English',
    nick: '별명',
    join: '들어가기',
    say: '메시지',
    send: '보내기',
    log: '대화방',
    start: '연결되지 않음',
    connecting: '연결하는 중 …',
    joined: (nick, lag) => `${nick} · 연결됨${lag > 1000 ? ` · 응답 ${(lag / 1000).toFixed(0)}초` : ''}`,
    waiting: seconds => `연결이 끊김 · ${seconds}초 뒤 다시 시도`,
    offline: '네트워크 없음 · 기다리는 중',
    left: '나갔습니다',
    elsewhere: '다른 탭에서 이 대화를 열었습니다',
    here: '여기에서 계속',
    again: '다시 들어가기',
    people: count => `${count}명 접속 중`,
    newest: count => `↓ 새 메시지 ${count}개`,
    newestNone: '↓ 최신 메시지로',
    hint: 'Enter 보내기 · Tab 자동 완성 · ↑ 이전 메시지 · / 명령 목록',
    secret: command => `${command} 비밀번호`,
    secretHint: command => `${command} · 비밀번호는 보이지 않습니다 · Enter 보내기 · Esc 돌아가기`,
    gone: count => `메시지 ${count}개가 빠졌습니다. 서버에 더는 없습니다`,
    anew: '서버가 새로 시작되었습니다. 그 사이의 대화는 알 수 없습니다',
    setBack: '서버가 백업으로 되돌아갔습니다. 그 뒤의 대화는 서버에 없습니다',
    unsure: count => `보낸 메시지 ${count}개가 두 번 나타날 수 있습니다`,
    event: {
      joined: nick => `${nick} 님이 들어왔습니다`, left: nick => `${nick} 님이 나갔습니다`, renamed: (nick, name) => `${nick} 님이 이제 ${name}입니다`,
      leftTogether: (nicks, why) => `${severalKo(nicks)}이 나갔습니다: ${why}`,
      several: { joined: nicks => `${severalKo(nicks)}이 들어왔습니다`, left: nicks => `${severalKo(nicks)}이 나갔습니다` },
    },
    commands: {
      '/away': '내용 – 자리를 비웁니다', '/help': '명령 목록', '/history': '줄 수 – 지난 대화를 보여 줍니다', '/ignore': '별명 – 그 사람의 말을 숨깁니다',
      '/login': '내 별명임을 확인합니다', '/me': '내용 – 행동을 말합니다', '/missed': '건너뛴 메시지를 보여 줍니다', '/msg': '별명 내용 – 한 사람에게만 보냅니다',
      '/nick': '별명 – 별명을 바꿉니다', '/nodes': '서버 목록', '/q': '나갑니다', '/quiet': 'on – 들어오고 나가는 알림을 숨깁니다', '/register': '별명을 등록합니다',
      '/reply': '내용 – 귓속말에 답합니다', '/search': '낱말 – 지난 대화에서 찾습니다', '/topic': '대화방의 주제', '/unignore': '별명 – 다시 봅니다',
      '/who': '누가 있는지 보여 줍니다',
    },
  },
};

let language = localStorage.getItem('language') ?? (navigator.language.startsWith('ko') ? 'ko' : 'en');

/** The texts of the language in use. */
export const t = new Proxy({}, { get: (_, key) => texts[language][key] });

const inLanguage = options => {
  const formats = Object.fromEntries(Object.keys(texts).map(name => [name, new Intl.DateTimeFormat(name, options)]));
  return time => formats[language].format(time);
};

/** A time of day. */
export const clock = inLanguage({ hour: '2-digit', minute: '2-digit', hour12: false });

/** A day. */
export const day = inLanguage({ weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' });

/** The language in use. */
export const currentLanguage = () => language;

/** Changes to the other language. */
export function switchLanguage() {
  language = language === 'ko' ? 'en' : 'ko';
  localStorage.setItem('language', language);
}
