using AkkaChat.Server.History;

namespace AkkaChat.Server.Commands;

/// <summary><c>/search green tea</c> shows what was said with these words, the newest first.</summary>
internal static class SearchCommand
{
    private const int MaxWords = 10;

    public static readonly ChatCommand Definition = new("search", $"/search WORDS", $"find what was said with these words, the newest first", Run)
    {
        Aliases = ["find", "grep"],
        Example = $"/search green tea",
    };

    private static CommandOutcome Run(string argument)
    {
        if (argument.Length == 0)
            return ChatCommands.Misused(Definition);
        var words = SearchWords.Of(argument);
        return words.Count switch
        {
            0 => new CommandOutcome.Refuse($"/search {ChatCommands.Shown(argument)}: name a word, of letters or digits"),
            > MaxWords => new CommandOutcome.Refuse($"/search takes at most {MaxWords} words, not {words.Count}"),
            _ => new CommandOutcome.Search(words),
        };
    }
}
