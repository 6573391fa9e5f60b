using AkkaChat.Protocol;
using AkkaChat.Server.Lines;

namespace AkkaChat.Server.Commands;

/// <summary><c>/lang ko</c> has the server speak Korean to the member, <c>/lang en</c> English.</summary>
internal static class LangCommand
{
    public static readonly ChatCommand Definition = new("lang", $"/lang ko|en", $"have the server speak Korean or English to you", Run) { Aliases = ["language"] };

    private static CommandOutcome Run(string argument) => LanguageNames.TryParse(argument, out var language)
        ? new CommandOutcome.ChangeView(new ViewChange.Speak(language))
        : ChatCommands.Misused(Definition);
}
