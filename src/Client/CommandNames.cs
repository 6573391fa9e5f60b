using AkkaChat.Protocol;

namespace AkkaChat.Client;

/// <summary>The commands that this client knows or completes; the server may have more.</summary>
internal static class CommandNames
{
    public const string Clear = "/clear";
    public const string Help = "/help";
    public const string Me = "/me";
    public const string Quit = "/quit";
    public const string Who = "/who";

    /// <summary>The server's command to leave.</summary>
    public const string ServerQuit = "/q";

    /// <summary>All names of that command, in lower case.</summary>
    public static readonly IReadOnlyList<string> Leaving = [ServerQuit, Quit, "/exit", "/bye"];

    /// <summary>Whether a line holds a password, which nobody behind the user should read.</summary>
    public static bool HoldsPassword(string line) => ClientLine.Parse(line) is ClientLine.Command { Name: var name } && name.ToLowerInvariant() is "op" or "oper";

    /// <summary>The commands that Tab completes.</summary>
    public static readonly IReadOnlyList<string> Completed =
    [
        "/announce", "/away", "/back", "/ban", "/bans", Clear, Help, "/history", "/ignore", "/kick", "/lock", Me, "/motd", "/msg", "/mute", "/nick", "/nodes", "/op", "/ping",
        Quit, "/quiet", "/reply", "/shutdown", "/slow", "/topic", "/unban", "/unignore", "/unmute", Who,
    ];
}
