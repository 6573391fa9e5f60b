using System.Text;
using AkkaChat.Protocol;
using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Commands;

/// <summary><c>/who</c> lists who is here.</summary>
internal static class WhoCommand
{
    public static readonly ChatCommand Definition =
        new("who", "/who", "see who is here", (member, _) => new CommandOutcome.AskRoom(new RoomCommands.ListMembers(member)));

    // Two spaces more than any other notice has: "left" is a fine nickname, and a row must not read "* alice left".
    private const string Indent = "  ";

    // What a terminal of 80 columns shows in one row.
    private const int RowLength = 76;

    /// <summary>The answer as lines: how many, then the names in rows.</summary>
    public static IReadOnlyList<string> Describe(IReadOnlyList<Nickname> members)
    {
        if (members.Count == 1)
            return ["you are alone here"];
        List<string> lines = [$"{members.Count:N0} people are here:"];
        var row = new StringBuilder(Indent);
        foreach (var nickname in members)
        {
            if (row.Length > Indent.Length && row.Length + 2 + nickname.Text.Length > RowLength)
            {
                lines.Add(row.ToString());
                row.Clear().Append(Indent);
            }
            row.Append(row.Length > Indent.Length ? ", " : "").Append(nickname.Text);
        }
        lines.Add(row.ToString());
        return lines;
    }
}
