using AkkaChat.Server.Connections;
using AkkaChat.Server.Metrics;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Relays;

/// <content>Figures: what it delivered, once a batch; what it has, once a second.</content>
internal sealed partial class Relay
{
    private readonly ServerMetrics _metrics = ServerMetrics.Of(Context.System);

    // While the room is looked for, nobody knows where it is.
    private bool HasRoom => !_room.Equals(_entry) && _room.Path.Address.HasLocalScope;

    private void Measure(RoomReplies.Batch batch)
    {
        if (batch.Events.Count > 0)
            _metrics.Wrote(batch.Events.Count, Context.System.Scheduler.Now - batch.Events[0].Stamp.Time);
    }

    private void ReportMetrics()
    {
        var connections = DoorNames.All.ToDictionary(door => door, _ => 0, StringComparer.Ordinal);
        var members = new Dictionary<string, int>(connections, StringComparer.Ordinal) { [DoorNames.None] = 0 };
        foreach (var link in _links.Values)
            connections[link.Door]++;
        var slow = 0;
        foreach (var subscriber in _subscribers.All)
        {
            members[subscriber.SessionLink?.Door ?? DoorNames.None]++;
            slow += subscriber.SessionLink?.Writer.FellBehind == true ? 1 : 0;
        }
        _metrics.Report(_number, new RelayFigures(members, connections, slow, HasRoom));
    }
}
