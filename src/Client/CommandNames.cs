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

    /// <summary>Whether a line is the server's command to leave.</summary>
    public static bool IsQuit(string line) =>
        ClientLine.Parse(line) is ClientLine.Command { Name: var name } && Leaving.Contains($"/{name}", StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a line holds a password, which nobody behind the user should read.</summary>
    public static bool HoldsPassword(string line) =>
        ClientLine.Parse(line) is ClientLine.Command { Name: var name }
        && name.ToLowerInvariant() is "op" or "oper" or "register" or "login" or "identify" or "passwd" or "password";

    /// <summary>Whether a line asks to register the nickname with a key.</summary>
    public static bool IsRegistration(string line) =>
        ClientLine.Parse(line) is ClientLine.Command { Name: var name, Argument: "" } && name.Equals("register", StringComparison.OrdinalIgnoreCase);

    /// <summary>A line as it may be shown: each character of a password is a star.</summary>
    public static string Hide(string line)
    {
        if (!HoldsPassword(line))
            return line;
        var name = line.IndexOf(line.TrimStart(), StringComparison.Ordinal);
        var space = ClientLine.IndexOfSpace(line.AsSpan(name));
        return space < 0 ? line : $"{line[..(name + space + 1)]}{new string('*', line.Length - name - space - 1)}";
    }

    /// <summary>The commands that Tab completes.</summary>
    public static readonly IReadOnlyList<string> Completed =
    [
        "/announce", "/away", "/back", "/ban", "/bans", Clear, "/deop", Help, "/history", "/ignore", "/kick", "/lag", "/lang", "/lock",
        "/login", Me, "/missed", "/motd", "/msg", "/mute", "/nick", "/nodes", "/op", "/passwd", "/ping", Quit, "/quiet", "/register",
        "/reply", "/search", "/show", "/shutdown", "/slow", "/topic", "/unban", "/unignore", "/unmute", "/unregister", Who,
    ];
}
