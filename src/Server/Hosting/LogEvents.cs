namespace AkkaChat.Server.Hosting;

/// <summary>
/// The names that events and their fields have in the JSON log, by the texts with which they are logged. They stay when a text changes.
/// </summary>
internal static class LogEvents
{
    /// <summary>The name of an event without one of its own.</summary>
    public const string Other = "other";

    private static readonly Dictionary<string, (string Name, string[] Fields)> All = new(StringComparer.Ordinal)
    {
        ["{0} joined from {1}"] = ("joined", ["nickname", "from"]),
        ["{0} is back"] = ("back", ["nickname"]),
        ["{0} is now called {1}"] = ("renamed", ["nickname", "new"]),
        ["{0} left"] = ("left", ["nickname"]),
        ["{0} left: {1}"] = ("left", ["nickname", "why"]),
        ["{0} from {1} was not let in: {2}"] = ("not_let_in", ["nickname", "from", "why"]),
        ["refused a connection from {0}: {1}"] = ("refused", ["from", "why"]),
        ["{0} from {1} gave a wrong {2}"] = ("wrong_password", ["nickname", "from", "which"]),
        ["the room does not answer: what is said waits"] = ("room_away", []),
        ["the room cannot read its log: {0}"] = ("log_unreadable", ["why"]),
        ["the room cannot record what happened, and tells nobody until it can: {0}"] = ("log_unwritable", ["why"]),
        ["new certificate: {0}"] = ("certificate", ["certificate"]),
        ["the certificate before stays in use: {0}"] = ("certificate_refused", ["why"]),
        [RepeatFilter.SummaryText] = ("repeated", ["count", "of"]),
    };

    /// <summary>The texts of the events that have names.</summary>
    public static IReadOnlyCollection<string> Texts => All.Keys;

    /// <summary>The name of an event, and those of its fields in their order.</summary>
    public static (string Name, string[] Fields) Of(string text) => All.TryGetValue(text, out var found) ? found : (Other, []);
}
