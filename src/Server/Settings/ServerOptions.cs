namespace AkkaChat.Server.Settings;

/// <summary>The options of the command line; null where the settings apply.</summary>
/// <param name="Hosts">Addresses and names to listen on.</param>
/// <param name="Port">TCP port to listen on, 0 for any free one.</param>
/// <param name="Config">HOCON file with settings that differ from the defaults.</param>
/// <param name="Log">Where the room is recorded.</param>
internal sealed record ServerOptions(IReadOnlyList<string>? Hosts, int? Port, string? Config, LogSettings? Log = null)
{
    /// <summary>Where the other nodes reach this one.</summary>
    public NodeAddress? Node { get; init; }

    /// <summary>Some of the nodes.</summary>
    public IReadOnlyList<NodeAddress>? Join { get; init; }

    /// <summary>The doors beside the plain one.</summary>
    public DoorOptions Doors { get; init; } = DoorOptions.None;

    /// <summary>How the log is written.</summary>
    public LogFormat LogFormat { get; init; }
}
