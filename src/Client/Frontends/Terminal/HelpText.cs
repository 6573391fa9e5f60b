namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>What this client can do, beside the server's commands.</summary>
internal static class HelpText
{
    /// <summary>The line that greets the user.</summary>
    public const string Hint = "/help lists the commands and the keys, Ctrl+D leaves";

    public static readonly string[] Lines =
    [
        "/clear empties the window, /quit leaves, /who lists who is here",
        "// at the beginning of a line says it with one slash",
        "Tab completes nicknames and commands, again goes on to the next; up and down recall what you typed, Ctrl+R searches it",
        "Ctrl+A E begin, end · Alt+B F by word · Ctrl+W U K cut · Ctrl+Y paste what was cut · Ctrl+T swap",
        "Ctrl+L redraws the window, Ctrl+C clears the line, twice it leaves, Ctrl+D leaves",
    ];
}
