using AkkaChat.Protocol;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Metrics;
using AkkaChat.Server.Relays.FanOut;
using AkkaChat.Server.Relays.Messages;
using AkkaChat.Server.Relays.Resuming;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Relays;

/// <content>Joining: newcomers, until they are members.</content>
internal sealed partial class Relay
{
    private static readonly ServerText Goodbye = $"goodbye";

    private readonly int _maxJoining;

    private void ReceiveJoins()
    {
        Receive<RelayCommands.Join>(Join);
        Receive<RelayCommands.SuggestNickname>(SuggestNickname);
        Receive<RelayCommands.Resume>(Resume);
    }

    private void Join(RelayCommands.Join join)
    {
        if (!TryFind(join, out var link) || IsClosed)
            return;
        if (link.HasMoved)
            return;
        link.Writer.Form = join.Form;
        SendForNewcomer(link, new RoomCommands.Join(join.Nickname, $"{link.From}")
        {
            Client = link.Start is { } start ? SecretHash.OfToken(start.Token) : null,
            After = link.Start?.LastEvent ?? 0,
            Epoch = link.Start?.Epoch ?? "",
            IsProgram = link.Start?.IsProgram == true,
            Door = link.Door,
            Code = NewCode(link),
        });
        if (_roomIsAway)
            TellToWait(link);
    }

    // A resumable client would count the line, and its session counts from its start.
    private static void TellToWait(SessionLink link)
    {
        if (link.Start is null)
            link.Send(ServerLines.Notice(link.Writer.Form, $"the room does not answer: you join when it goes on"));
    }

    /// <summary>Has the room suggest a nickname that nobody has.</summary>
    private void SuggestNickname(RelayCommands.SuggestNickname refuse)
    {
        if (!TryFind(refuse, out var link) || IsClosed)
            return;
        if (_roomIsAway)
            RefuseToJoin(link, new RelayReplies.JoinRefused(refuse.Refusal.Reason, IsFinal: true));
        else
            SendForNewcomer(link, new RoomCommands.SuggestNickname(refuse.Refusal));
    }

    private void SendForNewcomer(SessionLink link, RoomCommand command)
    {
        if (_joining.Count >= _maxJoining)
        {
            // While the room is away connections come and go, and what they asked for stays.
            RefuseNewcomer(link, command, new RelayReplies.JoinRefused($"the room does not answer, and many wait for it already: try later"));
            return;
        }
        var number = Send(by: default, command);
        link.Joining = number;
        _joining.Add(number, link);
    }

    /// <summary>The room has answered a client that wants to join.</summary>
    private void SettleNewcomer(SessionLink link, RoomCommand command, RoomAnswer answer)
    {
        switch (answer)
        {
            case RoomAnswer.Resumed resumed:
                OnResumed(link, resumed);
                break;
            case RoomAnswer.NotHere { HasLeft: true, Removal: var removal }:
                _resumable.Abandon(link);
                var language = link.Writer.Form.Language;
                Dismiss(link, ServerLines.Control(new ControlLine.Goodbye(removal is null ? $"* {Goodbye.In(language)}" : $"! {removal.In(language)}")));
                break;
            case RoomAnswer.NotHere notHere:
                OnNotHere(link, notHere);
                break;
            case RoomAnswer.RejoinPointFound found:
                OnRejoinPointFound(link, (RoomCommands.FindRejoinPoint)command, found);
                break;
            case RoomAnswer.Refused refused:
                RefuseNewcomer(link, command, new RelayReplies.JoinRefused(refused.Reason, refused.IsFinal) { ClosesConnection = refused.ClosesConnection });
                break;
        }
    }

    // A client that resumes has to ask again: as a newcomer it would not be told what it missed.
    private void RefuseNewcomer(SessionLink link, RoomCommand command, RelayReplies.JoinRefused refusal)
    {
        if (command is not RoomCommands.Resume)
        {
            RefuseToJoin(link, refusal);
            return;
        }
        link.Joining = null;
        _resumable.Abandon(link);
        RefuseToResume(link, refusal.Reason);
    }

    private void RefuseToJoin(SessionLink link, RelayReplies.JoinRefused refusal)
    {
        _metrics.Refused(refusal.ClosesConnection ? RefusalReason.Banned : RefusalReason.Nickname);
        link.Joining = null;
        if (link.HasEnded)
            _resumable.Abandon(link);
        else
            link.Session.Tell(refusal, Self);
    }

    private void OnJoined(SessionLink link, LoggedEvent joined)
    {
        if (!TryEndJoining(link))
        {
            Publish(joined);
            Send(joined.By, new RoomCommands.Leave(link.EndReason));
            return;
        }
        var start = link.Start is { } begun ? WithAllMissed(begun, joined.By) : null;
        var subscriber = Enter(link, joined.By, joined.Who, start is null ? null : new ResumeState(start, _settings));
        Publish(joined);
        if (start is not null)
            WelcomeResumable(subscriber, start, link);
        else
            SendFirstLines(subscriber, link);
        KeepPreferences(subscriber);
        link.Session.Tell(new RelayReplies.Joined(subscriber.Form.Language), Self);
        if (joined.MustLogIn)
            AskToLogIn(subscriber);
        if (link.HasEnded)
            Disconnect(subscriber, link.EndReason);
    }

    /// <summary>Ends the joining.</summary>
    /// <returns>Whether a client is there to enter, or will be back.</returns>
    private static bool TryEndJoining(SessionLink link)
    {
        var isAwaited = link.IsAwaited;
        link.Joining = null;
        return (!link.HasEnded || isAwaited) && !link.IsFinishing;
    }

    private Subscriber Enter(SessionLink link, MemberId id, Nickname nickname, ResumeState? resume)
    {
        var subscriber = new Subscriber(id, link, resume) { Nickname = nickname };
        link.Subscriber = subscriber;
        _subscribers.Add(subscriber);
        return subscriber;
    }

    private void SendFirstLines(Subscriber subscriber, SessionLink link)
    {
        subscriber.FlushPending();
        if (link.Rejoin is { } rejoin)
        {
            Preferences.Restore(rejoin.Preferences, subscriber, _subscribers);
            var missed = MissedBy(rejoin, subscriber.Id);
            link.Writer.SendUnbounded(ServerLines.Missed(subscriber.Form, [.. missed.Events.Where(e => subscriber.Reads(e.Event))], missed.Lost));
            if (rejoin.Preferences.Length > 0)
                subscriber.Send(ServerLines.Notice(subscriber.Form, $"as before: {Summary(subscriber)}"));
        }
        else if (_recentLines.For(subscriber.Form) is { } history)
            link.Writer.SendUnbounded(history);
        link.Rejoin = null;
        ShowTopicAndMotd(subscriber);
        ShowCode(subscriber);
        subscriber.Send(ServerLines.Notice(subscriber.Form, $"/help lists the commands, /q leaves"));
    }

    private void ShowTopicAndMotd(Subscriber subscriber)
    {
        if (_topic.Length > 0)
            subscriber.Send(ServerLines.Notice(subscriber.Form, $"topic: {_topic}"));
        if (_motd.Length > 0)
            subscriber.Send(ServerLines.Notice(subscriber.Form, ServerText.Verbatim(_motd)));
    }
}
