using System.Diagnostics.CodeAnalysis;

namespace AkkaChat.Protocol;

/// <summary>The line about several members that left at once: <c>* alice, bob and 37 others left: their node is gone</c>. Programs get every name.</summary>
public static class LeavingText
{
    private const string Separator = ", ", Left = " left: ";
    private const int MaxNamed = 2;

    /// <summary>The line with every name: <c>* alice, bob, carol left: their node is gone</c>.</summary>
    /// <param name="who">The former members.</param>
    /// <param name="reason">Why.</param>
    public static string All(IEnumerable<Nickname> who, string reason) => $"* {string.Join(Separator, who.Select(nickname => nickname.Text))}{Left}{Sanitizer.Clean(reason)}";

    /// <summary>The line for a person.</summary>
    /// <param name="names">The nicknames.</param>
    /// <param name="reason">Why.</param>
    public static string Short(IReadOnlyList<string> names, string reason) => $"* {Names(names)}{Left}{Sanitizer.Clean(reason)}";

    /// <summary>Several nicknames, of which at most three are named: <c>alice, bob and 37 others</c>.</summary>
    /// <param name="names">The nicknames.</param>
    public static string Names(IReadOnlyList<string> names) => names.Count switch
    {
        1 => names[0],
        2 => $"{names[0]} and {names[1]}",
        3 => $"{names[0]}, {names[1]} and {names[2]}",
        _ => $"{string.Join(Separator, names.Take(MaxNamed))} and {names.Count - MaxNamed:N0} others",
    };

    /// <summary>Parses the line with every name.</summary>
    /// <param name="line">The line without tags.</param>
    /// <param name="names">The nicknames.</param>
    /// <param name="reason">Why they left.</param>
    public static bool TryParse(string line, [NotNullWhen(true)] out string[]? names, out string reason)
    {
        (names, reason) = (null, "");
        var end = line.IndexOf(Left, StringComparison.Ordinal);
        if (end < 0 || !line.StartsWith("* ", StringComparison.Ordinal))
            return false;
        names = line[2..end].Split(Separator);
        reason = line[(end + Left.Length)..];
        return !Array.Exists(names, name => name.Contains(' ', StringComparison.Ordinal)); // else it is what an operator says
    }
}
