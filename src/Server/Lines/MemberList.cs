using System.Text;
using AkkaChat.Protocol;

namespace AkkaChat.Server.Lines;

/// <summary>Encodes the list of members: in rows for people, in parts of limited length for resumable clients.</summary>
internal static class MemberList
{
    // A row fits a terminal of 80 columns. A part fits the line limits of clients.
    private const int RowLength = 76, PartLength = 4000;

    /// <summary>The list in a reader's format.</summary>
    /// <param name="form">The format and language.</param>
    /// <param name="members">The members.</param>
    /// <param name="notes">What people are told about each: as many as members, or none. A resumable client does not get them.</param>
    public static EncodedLines Encode(LineForm form, IReadOnlyList<Nickname> members, IReadOnlyList<ServerText> notes)
    {
        if (!form.IsTagged)
            return ServerLines.Notices(form, Rows(members, notes, form.Language));
        var parts = Join([.. members.Select(member => member.Text)], " ", PartLength);
        return ServerLines.Control(parts.Select((names, index) => new ControlLine.MemberList(index + 1, parts.Count, names)));
    }

    /// <summary>The number of members, then the names.</summary>
    /// <param name="members">The members.</param>
    /// <param name="notes">What people are told about each: as many as members, or none.</param>
    /// <param name="language">The language of the notes, on which the width of the rows depends.</param>
    public static IReadOnlyCollection<ServerText> Rows(
        IReadOnlyList<Nickname> members, IReadOnlyList<ServerText> notes, Language language = Language.English)
    {
        if (members.Count == 1)
            return [$"you are alone here"];
        var noted = members.Select((member, at) => Noted(member, notes.Count == 0 ? "" : notes[at].In(language)));
        var rows = Join([.. noted], ", ", RowLength - ServerLines.Indent.Length);
        return [$"{members.Count:N0} people are here:", .. rows.Select(row => ServerText.Verbatim(ServerLines.Indent + row))];
    }

    private static string Noted(Nickname member, string note) => note.Length == 0 ? member.Text : $"{member} ({note})";

    private static List<string> Join(IReadOnlyList<string> members, string separator, int length)
    {
        List<string> rows = [];
        var row = new StringBuilder();
        foreach (var member in members)
        {
            if (row.Length > 0 && row.Length + separator.Length + member.Length > length)
            {
                rows.Add(row.ToString());
                row.Clear();
            }
            row.Append(row.Length > 0 ? separator : "").Append(member);
        }
        rows.Add(row.ToString());
        return rows;
    }
}
