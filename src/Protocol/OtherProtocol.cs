namespace AkkaChat.Protocol;

/// <summary>
/// Recognizes the first words of programs that speak another protocol: a browser, a scanner, a proxy. None of these words is a nickname, and what
/// follows them is not meant for the room.
/// </summary>
public static class OtherProtocol
{
    /// <summary>
    /// The command to leave in many protocols. Alone it may come from a person. With more behind it, it is the end of the signature of the PROXY
    /// protocol, version 2.
    /// </summary>
    public const string Quit = "QUIT";

    /// <summary>The name of the PROXY protocol.</summary>
    public const string Proxy = "PROXY";

    // What a program of a binary protocol sends first, perhaps without a line ending.
    private static readonly (string Bytes, string Name)[] Binary =
    [
        ("\u0016\u0003", "TLS"),
        ("\u0004\u0001", "SOCKS"),
        ("\u0005\u0001", "SOCKS"),
        ("\u0005\u0002", "SOCKS"),
        ("\u0005\u0003", "SOCKS"),
    ];

    // The last word of a request: "GET / HTTP/1.1", "OPTIONS sip:nm SIP/2.0".
    private static readonly string[] Versioned = ["HTTP", "RTSP", "SIP", "ICAP"];

    // HTTP/0.9 names no version.
    private static readonly HashSet<string> HttpMethods = new(StringComparer.Ordinal) { "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH" };

    private static readonly (string Beginning, string Name)[] Beginnings =
    [
        ("SSH-", "SSH"),
        ("PROXY TCP", Proxy),
        ("PROXY UNKNOWN", Proxy),
        ("EHLO ", "SMTP"),
        ("HELO ", "SMTP"),
        ("LHLO ", "SMTP"),
        ("MAIL FROM:", "SMTP"),
        ("RCPT TO:", "SMTP"),
        ("CAP LS", "IRC"),
        ("CAP REQ", "IRC"),
        ("NICK ", "IRC"),
        ("PASS ", "IRC"),
        ("USER ", "IRC"),
    ];

    // Words that somebody could want for a nickname count in capitals only.
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["EHLO"] = "SMTP",
        ["HELO"] = "SMTP",
        ["STARTTLS"] = "SMTP",
    };

    /// <summary>Recognizes a first line.</summary>
    /// <param name="line">The line as it was sent, without its ending.</param>
    /// <returns>The name of the protocol; null for a line that is none of another protocol.</returns>
    public static string? Recognize(string line) => RecognizeBinary(line) ?? RecognizeText(line.TrimEnd());

    /// <summary>Recognizes the first bytes of a protocol that need not send line endings.</summary>
    /// <param name="start">The text so far.</param>
    /// <returns>The name of the protocol; null when it is not known.</returns>
    public static string? RecognizeBinary(string start) =>
        Array.Find(Binary, known => start.StartsWith(known.Bytes, StringComparison.Ordinal)).Name;

    private static string? RecognizeText(string line) => RecognizeRequest(line)
        ?? Array.Find(Beginnings, known => line.StartsWith(known.Beginning, StringComparison.OrdinalIgnoreCase)).Name
        ?? Words.GetValueOrDefault(line)
        ?? (IsRedis(line) ? "Redis" : null);

    private static string? RecognizeRequest(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2)
            return null;
        return Array.Find(Versioned, name => words[^1].StartsWith($"{name}/", StringComparison.Ordinal))
            ?? (HttpMethods.Contains(words[0]) && IsTarget(words[1]) ? "HTTP" : null);
    }

    private static bool IsTarget(string word) => word.AsSpan().ContainsAny('/', ':') || word == "*";

    // The length of an array: "*1".
    private static bool IsRedis(string line) => line is ['*', _, ..] && line.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;
}
