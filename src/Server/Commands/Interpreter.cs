using AkkaChat.Protocol;
using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Commands;

/// <summary>Interprets the lines of a member.</summary>
internal static class Interpreter
{
    /// <summary>Interprets a line; null for a blank one.</summary>
    /// <param name="line">The line.</param>
    /// <param name="maxLineBytes">The longest accepted line, for the refusal of a longer one.</param>
    public static CommandOutcome? Read(DecodedLine line, int maxLineBytes)
    {
        if (line.TooLong)
            return new CommandOutcome.Refuse(TooLong(maxLineBytes));
        return ClientLine.Parse(line.Text) switch
        {
            ClientLine.Say say => new CommandOutcome.AskRoom(new RoomCommands.Say(say.Text)),
            ClientLine.Command slash => ChatCommands.Run(slash),
            _ => null,
        };
    }

    /// <summary>The refusal of a line that is too long.</summary>
    public static string TooLong(int maxLineBytes) => $"that line is longer than {maxLineBytes:N0} bytes and was dropped: send it in parts";
}
