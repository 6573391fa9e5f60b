using AkkaChat.Protocol;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Relays.FanOut;
using AkkaChat.Server.Relays.Messages;
using AkkaChat.Server.Relays.Resuming;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Relays;

/// <content>Resuming: a resumable client gets its member, and the lines that it missed.</content>
internal sealed partial class Relay
{
    private void Resume(RelayCommands.Resume command)
    {
        if (!TryFind(command, out var link) || IsClosed)
            return;
        var handshake = command.Handshake;
        if (_resumable.TryFind(handshake.Token, out var subscriber))
            TakeOver(link, subscriber, handshake.Cursor);
        else if (_resumable.TryFindStarting(handshake.Token, out var starting))
            TakeOver(link, starting, handshake);
        else if (!_resumable.TryStart(link, handshake, Context.System.Scheduler.Now, out var refusal))
            RefuseToResume(link, refusal);
        else if (link.Start is { IsTokenKnown: true } start)
            SendForNewcomer(link, ToRoom(start, handshake, link));
        else
            link.Session.Tell(RelayReplies.Started.Instance, Self);
    }

    private static RoomCommands.Resume ToRoom(SessionStart start, Handshake handshake, SessionLink link) =>
        new(SecretHash.OfToken(start.Token), handshake.LastEvent, handshake.Epoch) { From = $"{link.From}", Door = link.Door };

    private void RefuseToResume(SessionLink link, ServerText refusal) =>
        Dismiss(link, ServerLines.Refusal(new LineForm(WireFormat.Lf, _settings.Language), refusal));

    private void Dismiss(SessionLink link, EncodedLines farewell) => link.Session.Tell(new RelayReplies.Dismissed(farewell), Self);

    /// <summary>Has a session go on that broke before it had joined.</summary>
    private void TakeOver(SessionLink link, SessionLink old, Handshake handshake)
    {
        _resumable.Move(old, link, handshake);
        old.HasMoved = true;
        old.Session.Tell(RelayReplies.Detached.Replaced, Self);
        if (old.Joining is not { } command)
        {
            link.Session.Tell(RelayReplies.Started.Instance, Self);
            return;
        }
        (link.Joining, old.Joining) = (command, null);
        link.Writer.Form = old.Writer.Form;
        _joining[command] = link; // it is told what becomes of the joining
    }

    private void TakeOver(SessionLink link, Subscriber subscriber, long at)
    {
        if (subscriber.SessionLink is { } old)
        {
            old.Subscriber = null;
            old.Session.Tell(RelayReplies.Detached.Replaced, Self);
        }
        Timers.Cancel(subscriber.Id);
        link.Writer.Form = subscriber.Form;
        link.Subscriber = subscriber;
        subscriber.SessionLink = link;

        var resume = subscriber.Resume!;
        var missed = resume.Replay.From(at, out var gone);
        var has = Math.Min(at + gone, resume.Replay.End);
        resume.DoneSent = resume.Numbers.Done;
        link.Send(has == resume.Replay.Begin // the client may never have heard that there is a session
            ? SessionLine(resume.Start with { Done = resume.DoneSent })
            : ServerLines.Control(new ControlLine.SessionResumed(has, resume.DoneSent, gone)));
        if (missed.Count > 0)
            link.Writer.SendUnbounded(missed);
        link.Session.Tell(new RelayReplies.Resumed(subscriber.InFlight, subscriber.Busy is not null, subscriber.Form.Language), Self);
    }

    private void OnResumed(SessionLink link, RoomAnswer.Resumed resumed)
    {
        if (_subscribers.TryGet(resumed.Member, out var former))
            StopServing(former);
        link.Joining = null;
        link.Writer.Form = new LineForm(WireFormat.Tagged, _settings.Language);
        if (link.Start is not { } start || link.HasEnded || link.IsFinishing)
        {
            ServeWithoutConnection(link, resumed);
            return;
        }
        start = start with { Done = resumed.Line, Missed = start.Epoch == _epoch ? resumed.Missed : null };
        var subscriber = Enter(link, resumed.Member, resumed.Nickname, new ResumeState(start, _settings));
        Preferences.Restore(resumed.Preferences, subscriber, _subscribers);
        _resumable.Add(subscriber, link);
        link.Send(start.At == 0 // the client may never have heard that there is a session
            ? SessionLine(start)
            : ServerLines.Control(new ControlLine.SessionResumed(start.At, resumed.Line, resumed.Missed.Lost, resumed.Missed.Last)));
        var missed = Unseen(start, resumed.Missed).Where(missed => subscriber.Reads(missed.Event));
        subscriber.SendUnbounded(ServerLines.Events(subscriber.Form, [.. missed]));
        link.Session.Tell(new RelayReplies.Resumed(InFlight: 0, IsBusy: false, subscriber.Form.Language), Self);
    }

    /// <summary>
    /// Serves a member whose connection has ended meanwhile. Its client may have been elsewhere since, so it states its cursor again.
    /// </summary>
    private void ServeWithoutConnection(SessionLink link, RoomAnswer.Resumed resumed)
    {
        _resumable.Abandon(link);
        var subscriber = new Subscriber(resumed.Member, link, resume: null) { Nickname = resumed.Nickname, SessionLink = null };
        _subscribers.Add(subscriber);
        StartGracePeriod(subscriber, link.EndReason);
    }

    private void OnNotHere(SessionLink link, RoomAnswer.NotHere notHere)
    {
        link.Joining = null;
        if (link.HasEnded)
        {
            _resumable.Abandon(link);
            return;
        }
        if (link.Start is { } start)
            link.Start = start with { Done = notHere.Line, Former = notHere.Member, Missed = notHere.Missed, MissedUntil = _lastEvent };
        link.Session.Tell(RelayReplies.Started.Instance, Self);
    }

    private void WelcomeResumable(Subscriber subscriber, SessionStart start, SessionLink link)
    {
        _resumable.Add(subscriber, link);
        link.Send(SessionLine(start));
        if (start.Missed is { } missed)
            subscriber.SendUnbounded(ServerLines.Events(subscriber.Form, missed.Events));
        else if (_recentLines.For(subscriber.Form) is { } history)
            subscriber.SendUnbounded(history);
        subscriber.FlushPending();
        if (start.Missed is null)
            ShowTopicAndMotd(subscriber);
    }

    /// <summary>The missed events after the client's cursor. The client may have reconnected with a later cursor since the room was asked.</summary>
    private IEnumerable<StampedEvent> Unseen(SessionStart start, MissedEvents missed) =>
        start.Epoch == _epoch ? missed.Events.Where(e => e.Stamp.Number > start.LastEvent) : missed.Events;

    /// <summary>Adds to what a client missed what has happened since the room said it, up to its joining.</summary>
    private SessionStart WithAllMissed(SessionStart start, MemberId joined)
    {
        if (start.Missed is not { } missed)
            return start;
        var since = _recentEvents.MissedBy(start.MissedUntil, start.Former);
        return start with
        {
            Missed = missed with
            {
                Events = [.. Unseen(start, missed), .. since.Events.Where(e => e.Stamp.Number < joined.Number)],
                Lost = missed.Lost + since.Lost,
            },
        };
    }

    private EncodedLines SessionLine(SessionStart start)
    {
        var graceSeconds = (long)Math.Round(_settings.GracePeriod.TotalSeconds);
        return ServerLines.Control(new ControlLine.SessionStarted(start.Token, _epoch, graceSeconds, start.Done, start.Missed?.Lost, start.Missed?.Last));
    }
}
