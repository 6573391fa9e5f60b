using System.Text.RegularExpressions;

namespace AkkaChat.Server.Tests;

/// <summary>Lines of the past carry the time at which they were said, which a test on the system's clock does not know.</summary>
internal static partial class Times
{
    /// <summary>Replaces the times of lines of the past by TIME.</summary>
    public static string Hide(string text) => Past().Replace(text, "* TIME ");

    [GeneratedRegex(@"^\* \d{4}-\d\d-\d\d \d\d:\d\d ", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Past();
}
