using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Commands;

/// <summary><c>/msg bob hello</c> sends a text to one member alone. So do <c>/msg @bob hello</c> and <c>/msg bob: hello</c>.</summary>
internal static class MsgCommand
{
    public static readonly ChatCommand Definition = new("msg", $"/msg NICKNAME TEXT", $"say something to one person alone", Run)
    {
        Aliases = ["w", "whisper", "tell", "query", "pm", "dm"],
        Example = $"/msg bob are you there?",
    };

    private static CommandOutcome Run(string argument)
    {
        var space = ClientLine.IndexOfSpace(argument);
        if (space < 0)
            return ChatCommands.Misused(Definition);
        return NicknameArgument.TryParse(argument[..space], out var to, out var refusal)
            ? new CommandOutcome.AskRoom(new RoomCommands.Whisper(to, argument[(space + 1)..].TrimStart()))
            : new CommandOutcome.Refuse(refusal);
    }
}
