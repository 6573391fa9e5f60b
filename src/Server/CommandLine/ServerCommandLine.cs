using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Net;
using AkkaChat.Server.Exporting;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.CommandLine;

/// <summary>Parses the command line, and answers <c>--help</c>, <c>--version</c> and wrong options.</summary>
internal sealed class ServerCommandLine
{
    private const string Examples = """
        Examples:
          AkkaChat.Server                                 listen on 127.0.0.1:9999, for this machine only
          AkkaChat.Server --host 0.0.0.0 --port 4000      listen for everybody who can reach this machine
          AkkaChat.Server --host localhost --host 10.0.0.5
                                                          listen on both loopback addresses and on one more
          AkkaChat.Server --log memory                    record nothing: the room is new at every start
          AkkaChat.Server --http 127.0.0.1:8080           serve the web page too
          AkkaChat.Server --tls 0.0.0.0:9443 --certificate cert.pem --key key.pem
          AkkaChat.Server --config chat.conf              with settings of your own (hocon/server.conf explains them all)
          AkkaChat.Server check-config --config chat.conf say what is wrong with them, and start nothing
          AkkaChat.Server --node 10.0.0.1:9990 --join 10.0.0.1:9990,10.0.0.2:9990 --config node.conf
                                                          one of several nodes: see docs/CLUSTER.md
          AkkaChat.Server export --since 7d               print what was said in the last week

        Ctrl+C stops when nobody is here, twice within 5 seconds always.

        Exit codes: 0 stopped or printed, 1 cannot listen, join, record or print, 2 wrong command line or settings,
        3 cut off from the other nodes: start it again.
        """;

    private readonly Option<string[]?> _host = new("--host")
    {
        Description = "Address or name to listen on; give it several times for several (default: the setting akkachat.host, 127.0.0.1).",
        HelpName = "host",
    };

    private readonly Option<int?> _port = new("--port")
    {
        Description = "TCP port to listen on, 0 for any that is free (default: the setting akkachat.port, 9999).",
        HelpName = "port",
        CustomParser = ParsePort,
    };

    private readonly Option<string?> _config = new("--config")
    {
        Description = "HOCON file with settings that differ from the defaults.",
        HelpName = "file",
    };

    private readonly Option<LogSettings?> _log = new("--log")
    {
        Description = "Where the room is recorded: memory (nowhere), sqlite:FILE, or postgresql:CONNECTION STRING (default: the setting akkachat.log.store, a file of this user).",
        HelpName = "store",
        CustomParser = result => Parse(result, LogSettings.Parse),
    };

    private readonly Option<NodeAddress?> _node = new("--node")
    {
        Description = "One of several nodes: the address at which the others reach this one (default: the setting akkachat.cluster.node, none).",
        HelpName = "host:port",
        CustomParser = result => Parse(result, NodeAddress.Parse),
    };

    private readonly Option<IReadOnlyList<NodeAddress>?> _join = new("--join")
    {
        Description = "Addresses of some of the nodes, this one too if you like, with commas between them (default: the setting akkachat.cluster.join).",
        HelpName = "host:port,…",
        CustomParser = result => Parse(result, NodeAddress.ParseList),
    };

    private readonly Option<LogFormat> _logFormat = new("--log-format")
    {
        Description = "How the server prints the lines about itself: text for people, or json, an object a line.",
        HelpName = "text|json",
        CustomParser = ParseLogFormat,
    };

    private readonly DoorCommandLine _doors = new();
    private readonly ExportCommand _export;

    private readonly RootCommand _root = new("Runs a chat room that people join with nc, telnet or the AkkaChat client.");

    public ServerCommandLine()
    {
        _root.Options.Add(_host);
        _root.Options.Add(_port);
        _root.Options.Add(_config);
        _root.Options.Add(_log);
        _logFormat.CompletionSources.Clear();
        _logFormat.CompletionSources.Add("text", "json");
        _root.Options.Add(_logFormat);
        _root.Options.Add(_node);
        _root.Options.Add(_join);
        _doors.AddTo(_root);
        _root.Subcommands.Add(CertificateCommand.Create());
        _root.Subcommands.Add(ConfigCommands.Check(_config));
        _root.Subcommands.Add(ConfigCommands.Default());
        _root.Subcommands.Add(HashPasswordCommand.Create(HashPasswordCommand.ReadPassword));
        _export = new ExportCommand(_log, _config, TimeProvider.System);
        _root.Subcommands.Add(_export.Command);
        _root.SetAction(_ => { }); // with a subcommand beside it, it must have one
    }

    /// <summary>Parses the arguments, and runs the server or prints the log.</summary>
    /// <param name="args">The arguments of the process.</param>
    /// <param name="output">Where help goes.</param>
    /// <param name="error">Where the line about a wrong option goes.</param>
    /// <param name="run">Runs the server.</param>
    /// <param name="export">Prints the log.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(
        string[] args,
        TextWriter output,
        TextWriter error,
        Func<ServerOptions, Task<int>> run,
        Func<ExportOptions, int> export)
    {
        // Without response files, "@" in an argument is nothing special.
        var parsed = _root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            await error.WriteLineAsync($"{parsed.Errors[0].Message.TrimEnd('.')} (--help lists the options)");
            return ExitCode.Usage;
        }
        if (parsed.Action == parsed.CommandResult.Command.Action && Superfluous(parsed) is { } option)
        {
            var command = parsed.CommandResult.Command.Name;
            var given = string.Join(' ', option.Tokens.Select(token => token.Value).Prepend(option.Option.Name));
            await error.WriteLineAsync($"{given}: {command} has no use for it: leave it out ({command} --help lists its options)");
            return ExitCode.Usage;
        }
        if (parsed.Action == _export.Command.Action)
            return export(_export.Parse(parsed));
        if (parsed.Action == _root.Action)
        {
            return await run(new ServerOptions(HostsIn(parsed), parsed.GetValue(_port), parsed.GetValue(_config), parsed.GetValue(_log))
            {
                Node = parsed.GetValue(_node),
                Join = parsed.GetValue(_join),
                Doors = _doors.Read(parsed),
                LogFormat = parsed.GetValue(_logFormat),
            });
        }

        var code = await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        if (parsed.Action is HelpAction && parsed.CommandResult.Command == _root)
            await output.WriteLineAsync(Examples);
        return code;
    }

    /// <summary>An option of the server before a command that does not have it; null if there is none.</summary>
    private OptionResult? Superfluous(ParseResult parsed) => parsed.CommandResult.Command == _root
        ? null
        : _root.Options.Except(parsed.CommandResult.Command.Options).Select(parsed.GetResult).FirstOrDefault(result => result is { Implicit: false });

    private string[]? HostsIn(ParseResult parsed) => parsed.GetValue(_host) is { Length: > 0 } hosts ? hosts : null;

    private static T? Parse<T>(ArgumentResult result, Func<string, T> parse)
        where T : class
    {
        var text = result.Tokens[0].Value;
        try
        {
            return parse(text);
        }
        catch (FormatException e)
        {
            result.AddError($"--{((OptionResult)result.Parent!).Option.Name.TrimStart('-')} {text}: {e.Message}");
            return null;
        }
    }

    private static LogFormat ParseLogFormat(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (text is "text" or "json")
            return text == "json" ? LogFormat.Json : LogFormat.Text;
        result.AddError($"--log-format {text}: use text or json");
        return LogFormat.Text;
    }

    private static int? ParsePort(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, out var port) && port is >= 0 and <= IPEndPoint.MaxPort)
            return port;
        result.AddError($"--port {text}: a port is a number from 0 to {IPEndPoint.MaxPort}");
        return null;
    }
}
