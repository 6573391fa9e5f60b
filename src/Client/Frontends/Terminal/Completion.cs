using AkkaChat.Client.Session;

namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>The completions of the word before the cursor.</summary>
/// <param name="Start">Where the word starts.</param>
/// <param name="Candidates">All commands or nicknames that match, the most likely first; at least one.</param>
/// <param name="Separator">What comes after the completed word.</param>
internal sealed record Completion(int Start, IReadOnlyList<string> Candidates, string Separator)
{
    private const string Whisper = "/msg ";

    // Signs that may stand before a nickname and cannot be part of one, or seldom are.
    private const string Opening = "@([{<\"'¿¡";

    /// <summary>Completes commands at the start of a line, nicknames elsewhere: the latest speaker first, never the user.</summary>
    /// <returns>Null when nothing matches.</returns>
    public static Completion? Of(string text, int cursor, SessionSnapshot session)
    {
        var before = text[..cursor];
        var start = before.LastIndexOf(' ') + 1;
        var isCommand = start == 0 && before.StartsWith('/');
        while (!isCommand && start < cursor && Opening.Contains(before[start], StringComparison.Ordinal))
            start++;
        var word = before[start..];
        List<string> found = [.. Names(before, isCommand, session).Where(name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase))];
        if (found.Count == 0)
            return null;
        var hasSpace = cursor < text.Length && text[cursor] == ' ';
        return new(start, found, (start == 0 && !isCommand ? ":" : "") + (hasSpace ? "" : " "));
    }

    private static IEnumerable<string> Names(string before, bool isCommand, SessionSnapshot session)
    {
        if (isCommand)
            return CommandNames.Completed;
        var isWhisper = before.Equals(Whisper, StringComparison.OrdinalIgnoreCase);
        if (before.Length == 0 || before[^1] == ' ')
            return isWhisper && session.LastWhisperer is { } whisperer && session.Members.Contains(whisperer) ? [whisperer] : [];
        return session.RecentSpeakers.Where(session.Members.Contains)
            .Concat(session.Members)
            .Distinct()
            .Where(name => name != session.Nickname);
    }
}
