using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Commands;

/// <summary>Interprets the lines of a member.</summary>
internal static class Interpreter
{
    /// <summary>Interprets a line; null for a blank one.</summary>
    /// <param name="line">The line.</param>
    /// <param name="maxLineBytes">The longest accepted line, for the refusal of a longer one.</param>
    public static CommandOutcome? Read(DecodedLine line, int maxLineBytes)
    {
        if (Refusal(line.Fault, maxLineBytes) is { } reason)
            return new CommandOutcome.Refuse(reason);
        return ClientLine.Parse(LineEdits.Apply(line.Text)) switch
        {
            ClientLine.Say say => new CommandOutcome.AskRoom(new RoomCommands.Say(say.Text)),
            ClientLine.Command slash => ChatCommands.Run(slash),
            _ => null,
        };
    }

    /// <summary>The refusal of a line with a fault; null without one.</summary>
    public static ServerText? Refusal(LineFault fault, int maxLineBytes) => fault switch
    {
        LineFault.NotUtf8 => $"that line did not arrive as UTF-8 and was not said: type it again, or make your program send UTF-8",
        LineFault.TooLong => $"that line is longer than {maxLineBytes:N0} bytes and was dropped: send it in parts",
        LineFault.EndlessSubnegotiation => $"that line holds the beginning of a telnet subnegotiation without its end and was dropped: send it again as UTF-8",
        _ => null,
    };
}
