using System.Text;
using AkkaChat.Protocol;

namespace AkkaChat.Server.Lines;

/// <summary>Encodes the list of members: in rows for people, in parts of limited length for resumable clients.</summary>
internal static class MemberList
{
    // Two spaces more than other notices: "left" is a valid nickname, and a row must not look like "* alice left".
    private const string Indent = "  ";

    // A row fits a terminal of 80 columns. A part fits the line limits of clients.
    private const int RowLength = 76, PartLength = 4000;

    /// <summary>The list in a reader's format.</summary>
    public static EncodedLines Encode(WireFormat format, IReadOnlyList<Nickname> members)
    {
        if (format != WireFormat.Tagged)
            return ServerLines.Notices(format, Rows(members));
        var parts = Join(members, " ", PartLength);
        return ServerLines.Control(parts.Select((names, index) => new ControlLine.MemberList(index + 1, parts.Count, names)));
    }

    /// <summary>The number of members, then the names.</summary>
    public static IReadOnlyCollection<string> Rows(IReadOnlyList<Nickname> members) => members.Count == 1
        ? ["you are alone here"]
        : [$"{members.Count:N0} people are here:", .. Join(members, ", ", RowLength - Indent.Length).Select(row => Indent + row)];

    private static List<string> Join(IReadOnlyList<Nickname> members, string separator, int length)
    {
        List<string> rows = [];
        var row = new StringBuilder();
        foreach (var nickname in members)
        {
            if (row.Length > 0 && row.Length + separator.Length + nickname.Text.Length > length)
            {
                rows.Add(row.ToString());
                row.Clear();
            }
            row.Append(row.Length > 0 ? separator : "").Append(nickname.Text);
        }
        rows.Add(row.ToString());
        return rows;
    }
}
