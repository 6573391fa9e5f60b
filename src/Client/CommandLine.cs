using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using AkkaChat.Protocol;

namespace AkkaChat.Client;

/// <summary>Reads the command line; answers <c>--help</c> and <c>--version</c>, and mistakes, by itself.</summary>
internal sealed class CommandLine
{
    private const string Examples = """
        Examples:
          AkkaChat.Client                                      join the server on this machine
          AkkaChat.Client --host chat.example.org --nick alice
          printf 'bot\nbuild is green\n' | AkkaChat.Client     say one line from a script, then leave

        In the room, /help lists the commands and /q leaves.

        Exit codes: 0 left, 1 cannot connect or connection lost or nickname refused, 2 wrong command line.
        """;

    private readonly Option<string> _host = new("--host")
    {
        Description = "Name or address of the server.",
        HelpName = "host",
        DefaultValueFactory = _ => "127.0.0.1",
    };

    private readonly Option<int> _port = new("--port")
    {
        Description = "TCP port of the server, from 1 to 65535.",
        HelpName = "port",
        DefaultValueFactory = _ => 9999,
        CustomParser = ParsePort,
    };

    private readonly Option<Nickname?> _nick = new("--nick")
    {
        Description = "Nickname to join with. Without it the first line of the input is the nickname.",
        HelpName = "name",
        CustomParser = ParseNickname,
    };

    private readonly RootCommand _root = new("Joins an AkkaChat room. Prints what is said there and says what you type.");

    public CommandLine()
    {
        _root.Options.Add(_host);
        _root.Options.Add(_port);
        _root.Options.Add(_nick);
    }

    /// <summary>Reads the arguments and, if they ask for it, runs the client.</summary>
    /// <param name="args">The arguments of the process.</param>
    /// <param name="output">Where help goes.</param>
    /// <param name="error">Where the one line about a mistake goes.</param>
    /// <param name="run">Runs the client.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, Func<ClientOptions, Task<int>> run)
    {
        // No response files: "@" in an argument is nothing special.
        var parsed = _root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            await error.WriteLineAsync($"{parsed.Errors[0].Message} (--help lists the options)");
            return ExitCode.Usage;
        }
        if (parsed.Action is not { } answer)
            return await run(new(parsed.GetRequiredValue(_host), parsed.GetValue(_port), parsed.GetValue(_nick)));

        var code = await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
        if (answer is HelpAction)
            await output.WriteLineAsync(Examples);
        return code;
    }

    private static int ParsePort(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, out var port) && port is > 0 and <= 65535)
            return port;
        result.AddError($"--port {text}: a port is a number from 1 to 65535");
        return default;
    }

    private static Nickname? ParseNickname(ArgumentResult result)
    {
        if (Nickname.TryParse(result.Tokens[0].Value, out var nickname, out var refusal))
            return nickname;
        result.AddError($"--nick: {refusal}");
        return default;
    }
}
