using AkkaChat.Protocol;
using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Commands;

/// <summary><c>/msg bob hello</c> sends a text to one member alone.</summary>
internal static class MsgCommand
{
    public static readonly ChatCommand Definition = new("msg", "/msg NICKNAME TEXT", "say something to one person alone", Run);

    private static CommandOutcome Run(string argument)
    {
        var space = ClientLine.IndexOfSpace(argument);
        if (space < 0)
            return ChatCommands.Misused(Definition);
        return Nickname.TryParse(argument[..space], out var to, out var refusal)
            ? new CommandOutcome.AskRoom(new RoomCommands.Whisper(to, argument[(space + 1)..].TrimStart()))
            : new CommandOutcome.Refuse($"{refusal}");
    }
}
