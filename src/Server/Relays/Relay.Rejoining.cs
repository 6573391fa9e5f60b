using AkkaChat.Protocol;
using AkkaChat.Server.Limits;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Relays.FanOut;
using AkkaChat.Server.Relays.Messages;
using AkkaChat.Server.Relays.Resuming;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Relays;

/// <content>Rejoining with a code, for clients that cannot resume, such as <c>nc</c>: it gives the nickname back and shows what was missed.</content>
internal sealed partial class Relay
{
    // What may be under way, or shown late.
    private static readonly TimeSpan AcknowledgementMargin = TimeSpan.FromSeconds(1);

    private readonly bool _hasRejoinCodes;
    private readonly AttemptLimiter _codes = new();

    private void ReceiveRejoins() => Receive<RelayCommands.Rejoin>(Rejoin);

    private void Rejoin(RelayCommands.Rejoin rejoin)
    {
        if (!TryFind(rejoin, out var link) || IsClosed)
            return;
        link.Writer.Form = rejoin.Form;
        if (!_codes.TryBegin(link.From.Address, Context.System.Scheduler.Now))
        {
            RefuseToJoin(link, new RelayReplies.JoinRefused($"there were {AttemptLimiter.MaxAttempts} codes from your address already: type a nickname alone"));
            return;
        }
        var find = new RoomCommands.FindRejoinPoint(rejoin.Nickname, SecretHash.OfCode(rejoin.Code), SilenceOf(rejoin.Nickname));
        SendForNewcomer(link, find);
    }

    private void OnRejoinPointFound(SessionLink link, RoomCommands.FindRejoinPoint find, RoomAnswer.RejoinPointFound found)
    {
        _codes.Forget(link.From.Address);
        if (Preferences.LanguageIn(found.Preferences) is { } language)
            link.Writer.Form = link.Writer.Form with { Language = language };
        link.Rejoin = new RejoinStart(found.Member, found.Missed, _lastEvent, found.Preferences);
        SendForNewcomer(link, new RoomCommands.Join(find.Nickname, $"{link.From}") { Code = NewCode(link), UsedCode = find.Code });
    }

    /// <summary>For how long a member's client has not acknowledged what it was told; zero when it has all.</summary>
    private TimeSpan SilenceOf(Nickname nickname)
    {
        var ghost = _subscribers.All.FirstOrDefault(subscriber => subscriber.Nickname == nickname);
        return ghost?.SessionLink is { } link && link.Writer.Silence is { } silence ? silence + AcknowledgementMargin : TimeSpan.Zero;
    }

    private MissedEvents MissedBy(RejoinStart rejoin, MemberId joined)
    {
        var since = _recentEvents.MissedBy(rejoin.Until, rejoin.Former);
        return new MissedEvents(
            [.. rejoin.Missed.Events, .. since.Events.Where(e => e.Stamp.Number < joined.Number && !IsOwnLeaving(e, joined))],
            rejoin.Missed.Lost + since.Lost);
    }

    // The room removes the ghost just before its owner joins.
    private static bool IsOwnLeaving(StampedEvent e, MemberId joined) => e.Event is RoomEvent.Left && e.Stamp.Number == joined.Number - 1;

    private SecretHash? NewCode(SessionLink link)
    {
        link.Code = _hasRejoinCodes && link.Start is null ? RejoinCode.Create() : null;
        return link.Code is { } code ? SecretHash.OfCode(code) : null;
    }

    private static void ShowCode(Subscriber subscriber)
    {
        if (subscriber.SessionLink?.Code is { } code)
            Show(subscriber, ServerLines.Notice(subscriber.Form, $"come back as {RejoinCode.Format(subscriber.Nickname, code)} to go on where you stopped"));
    }
}
