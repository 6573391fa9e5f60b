using Akka.Actor;
using AkkaChat.Server.Journal;

namespace AkkaChat.Server.Cluster;

/// <summary>
/// The room's singleton: what starts on the node that has the room. It holds the log open for writing while it lives, and runs on the log's
/// thread for that. Relays speak to the room itself as soon as it has answered.
/// </summary>
internal sealed class RoomSingleton : ReceiveActor
{
    private readonly LogWriter _log = LogWriter.Of(Context.System);
    private readonly NodeDatabase _database;
    private readonly NodeDirectory _directory;

    public RoomSingleton(Props room, NodeDatabase database, NodeDirectory directory)
    {
        (_database, _directory) = (database, directory);
        _log.Begin(_database.OpenForNewTerm(_directory.Has));
        var child = Context.ActorOf(room, "room");
        ReceiveAny(child.Forward);
    }

    /// <summary>Props of the singleton.</summary>
    /// <param name="room">The room, with what starts it again.</param>
    /// <param name="database">The log's database.</param>
    /// <param name="directory">The nodes of this cluster.</param>
    public static Props Props(Props room, NodeDatabase database, NodeDirectory directory) =>
        Akka.Actor.Props.Create(() => new RoomSingleton(room, database, directory)).WithDispatcher(LogConfig.Dispatcher);

    /// <inheritdoc />
    protected override void PostStop() => _log.End();
}
