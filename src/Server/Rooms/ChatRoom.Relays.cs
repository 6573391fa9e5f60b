using Akka.Event;
using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Rooms;

/// <content>Relays: they subscribe and ask for the next batch; the members of a relay that is gone leave.</content>
internal sealed partial class ChatRoom
{
    private static readonly ServerText NodeIsGone = $"their node is gone";
    private static readonly ServerText NodeHasStopped = $"their node has stopped";
    private static readonly ServerText NodeIsBack = $"their node was started again";

    private readonly Dictionary<int, RelayLink> _links = [];
    private readonly List<int> _newRelays = [];

    private void Subscribe(RoomCommands.Subscribe subscribe)
    {
        var (relay, name) = subscribe;
        Link(relay).NoteSent(_lastRecorded, Context.System.Scheduler.Now);
        if (!_state.Relays.Names.ContainsKey(relay))
            _newRelays.Add(relay);
        _state.Relays.SetName(relay, name);
        var moderation = _state.Room.Moderation;
        Sender.Tell(new RoomReplies.Subscribed(_state.Epoch, _lastRecorded, Said()) { Topic = moderation.Topic, Motd = moderation.Motd }, Self);

        // One with the name of another shows that its node was started again. Members whose clients cannot come back are gone.
        foreach (var former in _state.Relays.Known.Where(former => former != relay && IsReplaced(former, name)))
        {
            if (_links.ContainsKey(former))
                OnRelayGone(new RelayGone(former));
            RemoveMembers(former, member => _state.Clients.ClientOf(member) is null, NodeIsBack);
        }
    }

    // Relays of earlier versions had no name.
    private bool IsReplaced(int former, string name) => _state.Relays.NameOf(former) switch
    {
        "" => !_links.ContainsKey(former),
        var other => other == name,
    };

    /// <summary>A relay has ended its sessions. Whose client can come back has the grace period for it.</summary>
    private void Unsubscribe(RoomCommands.Unsubscribe unsubscribe)
    {
        RemoveMembers(unsubscribe.Relay, member => _state.Clients.ClientOf(member) is null, NodeHasStopped);
        if (_links.ContainsKey(unsubscribe.Relay))
            OnRelayGone(new RelayGone(unsubscribe.Relay));
        Sender.Tell(RoomReplies.Unsubscribed.Instance, Self);
    }

    private void Read(RoomCommands.Read read)
    {
        Link(read.Relay).Ask(Sender, read);
        ApplyAll(read.Commands);
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
        RemoveMembers(expired.Relay, _ => true, NodeIsGone);
        _state.Relays.Forget(expired.Relay);
    }

    /// <summary>Has members leave that did not ask for it: all in one event.</summary>
    private void RemoveMembers(int relay, Func<MemberId, bool> choose, ServerText reason)
    {
        var members = _state.Relays.MembersOf(relay).Where(choose).OrderBy(member => member.Number).ToList();
        if (members.Count == 0)
            return;
        var names = members.ConvertAll(_state.Room.NameOf);
        foreach (var member in members)
            _state.Room.Leave(member);
        var stamp = new Stamp(_state.Last + 1, Context.System.Scheduler.Now);
        if (members.Count == 1)
        {
            _log.Info("{0} left: {1}", names[0], reason);
            Append(new LoggedEvent(new RoomEvent.Left(names[0]), members[0], names[0], stamp) { Relay = relay });
            return;
        }
        _log.Info("{0} members of {1} left: {2}", members.Count, _state.Relays.NameOf(relay), reason);
        Append(new LoggedEvent(new RoomEvent.LeftTogether(names, reason.Pattern), default, names[0], stamp) { Relay = relay, Together = members });
    }

    // One that is gone concerns people as long as somebody may come back to it.
    private RoomAnswer.Nodes ListNodes()
    {
        var relays = _state.Relays.Known.Where(relay => _state.Relays.MembersOf(relay).Count > 0).Union(_links.Keys);
        return new RoomAnswer.Nodes([.. relays.Select(StatusOf).OrderBy(status => status.Name, StringComparer.Ordinal)]);
    }

    private RelayStatus StatusOf(int relay) => new(
        _state.Relays.NameOf(relay),
        _state.Relays.MembersOf(relay).Count,
        _links.TryGetValue(relay, out var link) ? link.Behind(_lastRecorded, Context.System.Scheduler.Now) : null,
        link is { IsLocal: true });

    // What is not recorded yet comes with the first batch.
    private List<StampedEvent> Said() =>
        [.. _state.Said.Where(e => e.Stamp.Number <= _lastRecorded).Select(e => new StampedEvent(e.Event!, e.Stamp))];

    private sealed record RelayGone(int Relay);

    private sealed record RelayExpired(int Relay);
}
