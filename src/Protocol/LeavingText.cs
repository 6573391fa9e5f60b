using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace AkkaChat.Protocol;

/// <summary>
/// The line about several members that left at once: <c>* alice, bob and 37 others left: their node is gone</c>. Programs get every name.
/// </summary>
public static class LeavingText
{
    private const string Separator = ", ", Left = " left: ";
    private const int MaxNamed = 3, NamedOfMany = 2;

    /// <summary>The line with every name: <c>* alice, bob, carol left: their node is gone</c>.</summary>
    /// <param name="who">The former members.</param>
    /// <param name="reason">Why.</param>
    public static string All(IEnumerable<Nickname> who, string reason) =>
        $"* {string.Join(Separator, who.Select(nickname => nickname.Text))}{Left}{Sanitizer.Clean(reason)}";

    /// <summary>The line for a person, without its star.</summary>
    /// <param name="e">The event.</param>
    public static ServerText Of(RoomEvent.LeftTogether e) => Short([.. e.Who.Select(who => who.Text)], e.Reason);

    /// <summary>The line for a person, without its star.</summary>
    /// <param name="names">The nicknames.</param>
    /// <param name="reason">Why.</param>
    public static ServerText Short(ReadOnlySpan<string> names, string reason)
    {
        var why = ServerText.Restore(reason);
        return names.Length switch
        {
            > MaxNamed => $"{First(names)} and {Others(names)} others left: {why}",
            _ => $"{Few(names)} left: {why}",
        };
    }

    /// <summary>The line about several members that joined, each of them alone, without its star.</summary>
    /// <param name="names">The nicknames.</param>
    public static ServerText SeveralJoined(ReadOnlySpan<string> names) => names.Length switch
    {
        > MaxNamed => $"{First(names)} and {Others(names)} others joined",
        _ => $"{Few(names)} joined",
    };

    /// <summary>The line about several members that left, each of them alone, without its star.</summary>
    /// <param name="names">The nicknames.</param>
    public static ServerText SeveralLeft(ReadOnlySpan<string> names) => names.Length switch
    {
        > MaxNamed => $"{First(names)} and {Others(names)} others left",
        _ => $"{Few(names)} left",
    };

    private static string First(ReadOnlySpan<string> names) => string.Join(Separator, names[..NamedOfMany]);

    private static string Others(ReadOnlySpan<string> names) => (names.Length - NamedOfMany).ToString("N0", CultureInfo.InvariantCulture);

    private static ServerText Few(ReadOnlySpan<string> names) => names.Length switch
    {
        1 => $"{names[0]}",
        2 => $"{names[0]} and {names[1]}",
        _ => $"{names[0]}, {names[1]} and {names[2]}",
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
