using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.Soak.Tests.Load;

/// <summary>Somebody at <c>nc</c> who writes as fast as the server lets it, until disposed.</summary>
internal sealed class Flooder : IAsyncDisposable
{
    private readonly RunningProgram _shell;

    private Flooder(string nickname, RunningProgram shell)
    {
        Nickname = nickname;
        _shell = shell;
    }

    /// <summary>What is written, as a command of the shell: short lines, one line without end, nothing but NUL, telnet requests that want answers, and a line in small pieces.</summary>
    public static IReadOnlyDictionary<string, string> Forms { get; } = new Dictionary<string, string>
    {
        ["short lines"] = "yes x",
        ["endless line"] = "tr '\\0' x </dev/zero",
        ["endless NUL"] = "cat /dev/zero",
        ["telnet requests"] = "yes \"$(printf '\\377\\375\\001')\" | tr -d '\\n'", // IAC DO ECHO, RFC 854
        ["single bytes"] = "while printf x; do :; done",
    };

    /// <summary>Whom the room knows it as.</summary>
    public string Nickname { get; }

    /// <summary>Starts one. It gives way to everybody else on this machine: from elsewhere a flooder could not take their processor time.</summary>
    /// <param name="port">Where the server listens, on this machine.</param>
    /// <param name="form">One of <see cref="Forms"/>.</param>
    /// <param name="isResumable">Whether it begins with the handshake of a resumable client.</param>
    public static Flooder Start(int port, string form, bool isResumable)
    {
        var nickname = $"{(isResumable ? "robot" : "person")}-{form.Replace(' ', '-')}";
        var greeting = isResumable ? $"@hello {nickname}" : nickname;
        return new Flooder(nickname, RunningProgram.Start(nickname, "nice", "-n", "19", "sh", "-c", $"{{ echo {greeting}; {Forms[form]}; }} | nc 127.0.0.1 {port} >/dev/null"));
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _shell.DisposeAsync();
}
