namespace AkkaChat.Server;

/// <summary>What the command line asks for; null where it leaves the choice to the settings.</summary>
/// <param name="Host">Address or name to listen on.</param>
/// <param name="Port">TCP port to listen on, 0 for any that is free.</param>
/// <param name="Config">HOCON file with settings that differ from the defaults.</param>
internal sealed record ServerOptions(string? Host, int? Port, string? Config);
