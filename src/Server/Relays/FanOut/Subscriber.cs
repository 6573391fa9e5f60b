using System.Diagnostics.CodeAnalysis;
using AkkaChat.Protocol;
using AkkaChat.Server.History;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Relays.Messages;
using AkkaChat.Server.Relays.Resuming;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Relays.FanOut;

/// <summary>A member of the room as its relay knows it: how it gets its lines, and what it waits for.</summary>
internal sealed class Subscriber(MemberId id, SessionLink link, ResumeState? resume)
{
    private Queue<(long After, Func<EncodedLines> Answer)>? _deferred;
    private List<SkippedLines>? _skipped;
    private long _submitted;
    private long _answered;

    public MemberId Id { get; } = id;

    public required Nickname Nickname { get; set; }

    /// <summary>How it gets its lines.</summary>
    public View View { get; set; } = new(link.Writer.Form);

    /// <summary>The format and the language of its lines.</summary>
    public LineForm Form => View.Form;

    /// <summary>The batch in its view; null before it is one of the <see cref="Subscribers"/>.</summary>
    public ViewBatch? ViewBatch { get; set; }

    /// <summary>The nicknames of which it reads nothing; null for none.</summary>
    public HashSet<Nickname>? Ignored { get; private set; }

    /// <summary>The registered nicknames of some of the ignored, with what they are called now.</summary>
    public Dictionary<Nickname, Nickname>? IgnoredAccounts { get; private set; }

    /// <summary>How it wants its lines, as the room has been told.</summary>
    public string Preferences { get; set; } = "";

    /// <summary>What a resumable member needs when its connection breaks; null for one that is not resumable.</summary>
    public ResumeState? Resume { get; } = resume;

    /// <summary>Its session; null while a resumable member has no connection.</summary>
    public SessionLink? SessionLink { get; set; } = link;

    /// <summary>How far it has been told the batch that is gathering.</summary>
    public LineBuffer.Position Position { get; set; }

    /// <summary>Its index among the subscribers.</summary>
    public int Index { get; set; }

    /// <summary>Commands that its session waits for.</summary>
    public int InFlight { get; set; }

    /// <summary>Commands that are done and not yet confirmed to its session.</summary>
    public int Unconfirmed { get; set; }

    /// <summary>Lines among those that the room refused.</summary>
    public int Refused { get; set; }

    /// <summary>Whether it is an operator.</summary>
    public bool IsOperator { get; set; }

    /// <summary>What it was not told because it was too slow, until it has read that.</summary>
    public List<SkippedLines> Skipped => _skipped ??= [];

    /// <summary>Whether it has asked to leave.</summary>
    public bool IsLeaving { get; set; }

    /// <summary>
    /// Its command that takes a while, such as reading the history; null for none. Its session sends nothing more until it is answered.
    /// </summary>
    public BusyCommand? Busy { get; set; }

    /// <summary>What its client may sign to show that its nickname is its own; null when it need not log in.</summary>
    public string? Challenge { get; set; }

    /// <summary>Takes the number of refused commands.</summary>
    public int TakeRefused()
    {
        var refused = Refused;
        Refused = 0;
        return refused;
    }

    /// <summary>Notes that a command went to the room.</summary>
    public void CommandSubmitted() => _submitted++;

    /// <summary>Notes that the room has answered its oldest command.</summary>
    public void CommandAnswered() => _answered++;

    /// <summary>
    /// Keeps an answer of the server's own until the room has answered the commands before it, so that answers come in the order of the
    /// lines. What the answer changes for this subscriber, it changes then.
    /// </summary>
    /// <returns>False if there are none: the answer can be shown now.</returns>
    public bool TryDefer(Func<EncodedLines> answer)
    {
        if (_submitted == _answered)
            return false;
        _deferred ??= new Queue<(long, Func<EncodedLines>)>();
        _deferred.Enqueue((_submitted, answer));
        return true;
    }

    /// <summary>Takes the next kept answer that can be shown now.</summary>
    public bool TryTakeDeferred([NotNullWhen(true)] out Func<EncodedLines>? answer)
    {
        answer = _deferred is not null && _deferred.TryPeek(out var next) && next.After <= _answered ? _deferred.Dequeue().Answer : null;
        return answer is not null;
    }

    /// <summary>Tells it what it has yet to be told, before it is told something that must not overtake it.</summary>
    public void FlushPending()
    {
        if (ViewBatch!.For(this) is { } lines)
        {
            Send(lines);
            ViewBatch.FlushedLines += lines.Count;
        }
        Position = ViewBatch.End;
    }

    /// <summary>Whether it reads an event that it may see.</summary>
    public bool Reads(RoomEvent e) => View.Shows(e) && (Ignored is null || !(e switch
    {
        RoomEvent.Said said => Ignored.Contains(said.Who),
        RoomEvent.Acted acted => Ignored.Contains(acted.Who),
        RoomEvent.Pasted pasted => Ignored.Contains(pasted.Who),
        RoomEvent.Whispered whispered => Ignored.Contains(whispered.From),
        _ => false,
    }));

    /// <summary>Has it read nothing of these nicknames from now on; of all when there are none.</summary>
    public void Ignore(HashSet<Nickname> ignored)
    {
        FlushPending();
        ViewBatch!.IgnoringCount -= Ignored is null ? 0 : 1;
        Ignored = ignored.Count == 0 ? null : ignored;
        ViewBatch.IgnoringCount += Ignored is null ? 0 : 1;
    }

    /// <summary>Notes that somebody whom it ignores has a registered nickname.</summary>
    public void IgnoreAccount(Nickname account, Nickname called) => (IgnoredAccounts ??= [])[account] = called;

    /// <summary>Forgets the registered nickname of somebody whom it does not ignore any more.</summary>
    public void UnignoreAccount(Nickname called)
    {
        if (IgnoredAccounts is not { } accounts)
            return;
        foreach (var (account, name) in accounts)
        {
            if (account == called || name == called)
                accounts.Remove(account);
        }
    }

    /// <summary>Sends lines to its client, or keeps them for when it is back.</summary>
    public void Send(EncodedLines lines)
    {
        Resume?.Replay.Add(lines);
        SessionLink?.Send(lines);
    }

    /// <summary>Sends lines that must arrive, however much waits.</summary>
    public void SendUnbounded(EncodedLines lines)
    {
        Resume?.Replay.Add(lines);
        SessionLink?.Writer.SendUnbounded(lines);
    }
}
