using AkkaChat.Protocol;

namespace AkkaChat.Server.Rooms;

/// <content>The relays: they ask for what comes next, and one that is gone leaves its members behind.</content>
internal sealed partial class ChatRoom
{
    private static readonly RoomCommands.Leave GoneWithItsRelay = new("the server was started again");

    private readonly Dictionary<int, RelayLink> _links = [];

    private void Subscribe(RoomCommands.Subscribe subscribe)
    {
        Link(subscribe.Relay);
        Sender.Tell(new RoomReplies.Subscribed(_state.Epoch, _recorded, Said()) { Topic = _state.Members.Rules.Topic, Motd = _state.Members.Rules.Motd }, Self);

        // A new relay means that the server was started again. Whose client cannot come back is gone.
        foreach (var relay in _state.Relays.Known.Where(relay => !_links.ContainsKey(relay)))
            RemoveMembers(relay, member => _state.Clients.ClientOf(member) is null);
    }

    private void Read(RoomCommands.Read read)
    {
        Link(read.Relay).Ask(Sender, read);
        RecordAndTellLater();
    }

    private RelayLink Link(int relay)
    {
        if (_links.TryGetValue(relay, out var link))
            return link;
        Context.WatchWith(Sender, new RelayGone(relay));
        Timers.Cancel(relay);
        _links.Add(relay, link = new RelayLink(_state.Relays.AppliedOf(relay)));
        return link;
    }

    private void OnRelayGone(RelayGone gone)
    {
        _links.Remove(gone.Relay);
        AwaitRelay(gone.Relay);
    }

    /// <summary>Lets the members of a relay that is not there leave, unless it comes, or they move to another, in time.</summary>
    private void AwaitRelay(int relay) => Timers.StartSingleTimer(relay, new RelayExpired(relay), _gracePeriod);

    private void OnRelayExpired(RelayExpired expired)
    {
        RemoveMembers(expired.Relay, _ => true);
        _state.Relays.Forget(expired.Relay);
    }

    private void RemoveMembers(int relay, Func<MemberId, bool> choose)
    {
        foreach (var member in _state.Relays.MembersOf(relay).Where(choose))
            Leave(new RoomCommands.Apply(relay, Number: 0, member, GoneWithItsRelay), GoneWithItsRelay, Context.System.Scheduler.Now);
    }

    // What is not recorded yet comes with the first batch.
    private List<StampedEvent> Said() => [.. _state.Said.Where(e => e.Stamp.Number <= _recorded).Select(e => new StampedEvent(e.Event!, e.Stamp))];

    private sealed record RelayGone(int Relay);

    private sealed record RelayExpired(int Relay);
}
