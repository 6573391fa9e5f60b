using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Net;

namespace AkkaChat.Client;

/// <summary>Parses the command line, and answers <c>--help</c>, <c>--version</c> and wrong options.</summary>
internal sealed partial class CommandLine
{
    private const string Examples = """
        Examples:
          AkkaChat.Client                                      join the server on this machine
          AkkaChat.Client --host chat.example.org --nick alice
          AkkaChat.Client chat.example.org 4000
          AkkaChat.Client --tls chat.example.org 9443
          AkkaChat.Client --nick ci --say "deploy done"        say one thing, then leave
          make 2>&1 | AkkaChat.Client --nick ci                say what a program prints, line by line
          echo '/me waves' | AkkaChat.Client --nick ci --commands
          AkkaChat.Client --nick log --follow > room.log       record what is said, with times, until Ctrl+C
          AkkaChat.Client --nick log --follow --json           the same, one JSON object a line
          printf 'bot\nbuild is green\n' | AkkaChat.Client     the first line is the nickname

        In the room, /help lists the commands and /q leaves. Settings: ~/.config/akkachat/client.conf

        Exit codes: 0 left, and the server has all that was said; 1 cannot connect, connection lost, nickname or a line refused;
        2 wrong command line, settings or JSON; 128 + N signal N, or a broken pipe, came before the input ended.
        """;

    private readonly Func<string?, ClientSettings> _load;

    private readonly RootCommand _root = new("Joins an AkkaChat room. Prints what is said there and says what you type.");

    /// <summary>Creates a parser.</summary>
    /// <param name="load">Loads the settings, with the file that <c>--config</c> names, or without.</param>
    public CommandLine(Func<string?, ClientSettings> load)
    {
        _load = load;
        _root.Arguments.Add(_address);
        foreach (var option in new Option[] { _host, _port, _tls, _ca, _nick, _say, _follow, _json, _commands, _verbose, _noBell, _config })
            _root.Options.Add(option);
    }

    /// <summary>Parses the arguments and runs the client.</summary>
    /// <param name="args">The arguments of the process.</param>
    /// <param name="output">Where help goes.</param>
    /// <param name="error">Where the line about a wrong option goes.</param>
    /// <param name="run">Runs the client.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, Func<ClientOptions, Task<int>> run)
    {
        // Without response files, "@" in an argument is nothing special.
        var parsed = _root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
            return await RefuseAsync(parsed.Errors[0].Message.TrimEnd('.'), error);
        if (parsed.Action is { } answer)
            return await AnswerAsync(answer, parsed, output, error);
        if (!TryFindServer(parsed, out var server, out var wrong))
            return await RefuseAsync(wrong, error);
        var settings = _load(parsed.GetValue(_config));
        if (!(server with { Host = server.Host ?? settings.Host }).TrySplitAll(out var servers, out wrong))
            return await RefuseAsync(wrong, error);
        var options = Options(parsed, settings, servers);
        return Mistake(options) is { } mistake ? await RefuseAsync(mistake, error) : await run(options);
    }

    private static async Task<int> AnswerAsync(CommandLineAction answer, ParseResult parsed, TextWriter output, TextWriter error)
    {
        var code = await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
        if (answer is HelpAction)
            await output.WriteLineAsync(Examples);
        return code;
    }

    private static async Task<int> RefuseAsync(string mistake, TextWriter error)
    {
        await error.WriteLineAsync($"{mistake} (--help lists the options)");
        return ExitCode.Usage;
    }

    private static string? Mistake(ClientOptions options)
    {
        if (options is { Follow: true, Say: not null })
            return "--follow only listens: leave out --say";
        return options is { NeedsNickname: true, Nickname: null } ? "--say, --follow and --json need a nickname: give one with --nick" : null;
    }

    private bool TryFindServer(ParseResult parsed, out ServerAddress server, out string wrong)
    {
        var arguments = parsed.GetValue(_address) ?? [];
        server = new ServerAddress(parsed.GetValue(_host), parsed.GetValue(_port));
        wrong = "";
        if (Array.Find(arguments, argument => argument.StartsWith('-')) is { } unknown)
            wrong = $"there is no option {unknown}";
        else if (arguments.Length > 0 && server.Host is not null)
            wrong = $"the host is given twice: --host {server.Host} and {arguments[0]}";
        else if (arguments.Length > 1 && server.Port is not null)
            wrong = $"the port is given twice: --port {server.Port} and {arguments[1]}";
        else if (arguments.Length > 1 && !ServerAddress.TryParsePort(arguments[1], out _))
            wrong = $"{arguments[1]}: a port is a number from 1 to {IPEndPoint.MaxPort}";
        if (wrong.Length > 0)
            return false;
        if (arguments.Length > 0)
        {
            var port = arguments.Length > 1 && ServerAddress.TryParsePort(arguments[1], out var given) ? given : server.Port;
            server = new ServerAddress(arguments[0], port);
        }
        return true;
    }

    private ClientOptions Options(ParseResult parsed, ClientSettings settings, IReadOnlyList<ServerAddress> servers)
    {
        settings = settings with
        {
            Host = servers[0].Host!,
            Port = servers[0].Port ?? settings.Port,
            Tls = settings.Tls || parsed.GetValue(_tls) || parsed.GetValue(_ca) is not null,
            CertificateAuthorities = parsed.GetValue(_ca) ?? settings.CertificateAuthorities,
            Nickname = parsed.GetValue(_nick) ?? settings.Nickname,
            Bell = settings.Bell && !parsed.GetValue(_noBell),
        };
        return new ClientOptions(settings)
        {
            Servers = new ServerList([.. servers.Select(server => (server.Host!, server.Port ?? settings.Port))]),
            Follow = parsed.GetValue(_follow),
            Json = parsed.GetValue(_json),
            Say = parsed.GetValue(_say),
            Commands = parsed.GetValue(_commands),
            Verbose = parsed.GetValue(_verbose),
        };
    }
}
