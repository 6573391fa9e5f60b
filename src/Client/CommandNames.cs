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

    /// <summary>The commands that Tab completes.</summary>
    public static readonly IReadOnlyList<string> Completed = [Clear, Help, "/history", Me, "/msg", "/nick", "/nodes", Quit, Who];
}
