using AkkaChat.Protocol;
using AkkaChat.Server.Limits;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Relays;

/// <content>A way back for who joins with <c>nc</c>: a code that takes the nickname back and shows what was missed.</content>
internal sealed partial class Relay
{
    // What may be under way, or shown late.
    private static readonly TimeSpan AcknowledgementMargin = TimeSpan.FromSeconds(1);

    private readonly bool _hasWaysBack;
    private readonly AttemptLimiter _codes = new();

    private void ReceiveWaysBack() => Receive<RelayCommands.JoinWithCode>(JoinWithCode);

    private void JoinWithCode(RelayCommands.JoinWithCode back)
    {
        if (!TryFind(back, out var link) || IsClosed)
            return;
        link.Writer.Format = back.Format;
        if (!_codes.TryBegin(link.From.Address, Context.System.Scheduler.Now))
        {
            RefuseToJoin(link, new RelayReplies.JoinRefused($"there were {AttemptLimiter.MaxAttempts} codes from your address already: type a nickname alone"));
            return;
        }
        SendForNewcomer(link, new RoomCommands.FindWayBack(back.Nickname, WaysBack.HashOf(back.Code), SilenceOf(back.Nickname)));
    }

    private void OnWayBackFound(SessionLink link, RoomCommands.FindWayBack find, RoomAnswer.WayBackFound found)
    {
        _codes.Forget(link.From.Address);
        link.Missed = new MissedByCode(found.Member, found.Missed, _last, found.Preferences);
        SendForNewcomer(link, new RoomCommands.Join(find.Nickname, $"{link.From}") { Code = NewCode(link), UsedCode = find.Code });
    }

    /// <summary>For how long a member's client has not acknowledged what it was told; zero when it has all.</summary>
    private TimeSpan SilenceOf(Nickname nickname)
    {
        var ghost = _subscribers.Members.FirstOrDefault(member => member.Nickname == nickname);
        return ghost?.SessionLink is { } link && link.Writer.Silence is { } silence ? silence + AcknowledgementMargin : TimeSpan.Zero;
    }

    private IReadOnlyList<StampedEvent> MissedBy(MissedByCode missed, MemberId joined) =>
    [
        .. missed.Missed.Events,
        .. _recent.MissedBy(missed.Former, missed.Until).Events.Where(e => e.Stamp.Number < joined.Number && !(e.Event is RoomEvent.Left && e.Stamp.Number == joined.Number - 1)),
    ];

    private ClientKey? NewCode(SessionLink link)
    {
        link.Code = _hasWaysBack && link.Start is null ? WayBackCode.Create() : null;
        return link.Code is { } code ? WaysBack.HashOf(code) : null;
    }

    private static void ShowCode(Member member)
    {
        if (member.SessionLink?.Code is { } code)
            Show(member, ServerLines.Notices(member.Format, $"come back as {WayBackCode.Format(member.Nickname, code)} to go on where you stopped"));
    }
}
