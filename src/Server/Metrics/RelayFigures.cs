namespace AkkaChat.Server.Metrics;

/// <summary>What a relay has at a moment.</summary>
/// <param name="Members">Its members, by the door of their connection.</param>
/// <param name="Connections">Its connections, by door.</param>
/// <param name="SlowReaders">Members that have fallen behind.</param>
/// <param name="HasRoom">Whether the room that it reads is on its node.</param>
internal sealed record RelayFigures(
    IReadOnlyDictionary<string, int> Members,
    IReadOnlyDictionary<string, int> Connections,
    int SlowReaders,
    bool HasRoom);
