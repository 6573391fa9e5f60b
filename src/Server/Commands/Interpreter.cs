using AkkaChat.Protocol;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Commands;

/// <summary>
/// Turns a member's line into what the room is asked. Even what the server can answer by itself goes through the room, as an
/// <see cref="RoomCommands.Answer"/> or <see cref="RoomCommands.Refuse"/>, so that answers come in the order of the lines.
/// </summary>
internal sealed class Interpreter(ConnectionId member, WireFormat ending, int maxLineBytes)
{
    /// <summary>What to ask, or nothing when the line holds nothing.</summary>
    public RoomCommand? Read(DecodedLine line)
    {
        if (line.TooLong)
            return Refuse(TooLong(maxLineBytes));
        return ClientLine.Parse(line.Text) switch
        {
            ClientLine.Say say => new RoomCommands.Say(member, say.Text),
            ClientLine.Command slash => Read(ChatCommands.Run(member, slash)),
            _ => null,
        };
    }

    /// <summary>Tells somebody that a line was too long.</summary>
    public static string TooLong(int maxLineBytes) => $"that line is longer than {maxLineBytes:N0} bytes and was dropped: send it in parts";

    private RoomCommand Read(CommandOutcome outcome) => outcome switch
    {
        CommandOutcome.AskRoom ask => ask.Command,
        CommandOutcome.Show show => new RoomCommands.Answer(member, Texts.Notices(ending, show.Lines)),
        CommandOutcome.Refuse refuse => Refuse(refuse.Reason),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };

    private RoomCommands.Refuse Refuse(string reason) => new(member, reason);
}
