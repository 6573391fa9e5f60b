using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using AkkaChat.Protocol;

namespace AkkaChat.Client;

/// <content>The options and arguments.</content>
internal sealed partial class CommandLine
{
    private readonly Argument<string[]> _address = new("host port")
    {
        Description = "The same as --host and --port: host, host:port, or host port.",
        Arity = new ArgumentArity(0, 2),
    };

    private readonly Option<string?> _host = new("--host")
    {
        Description = "Name or address of the server, also with its port: host:port, [address]:port; several with commas between them are tried in turn, first the one that worked last (default: the setting host, 127.0.0.1).",
        HelpName = "host",
    };

    private readonly Option<int?> _port = new("--port")
    {
        Description = "TCP port of the server, from 1 to 65535 (default: the setting port, 9999).",
        HelpName = "port",
        CustomParser = ParsePort,
    };

    private readonly Option<bool> _tls = new("--tls") { Description = "Encrypt the connection (default: the setting tls, off)." };

    private readonly Option<string?> _ca = new("--ca")
    {
        Description = "PEM file with the authorities that may vouch for the server, in place of the system's; implies --tls.",
        HelpName = "file",
    };

    private readonly Option<Nickname?> _nick = new("--nick")
    {
        Description = "Nickname to join with (default: the setting nickname; if that is empty, the first line of the input).",
        HelpName = "name",
        CustomParser = ParseNickname,
    };

    private readonly Option<bool> _follow = new("--follow") { Description = "Only record what is said, until Ctrl+C; needs a nickname." };

    private readonly Option<bool> _json = new("--json")
    {
        Description = "One JSON object a line, both ways, as docs/JSON.md says; needs a nickname.",
    };

    private readonly Option<string?> _say = new("--say") { Description = "Say this and leave; needs a nickname.", HelpName = "text" };

    private readonly Option<bool> _commands = new("--commands")
    {
        Description = "A line of the input, or of --say, that begins with a slash is a command; otherwise it is text.",
    };

    private readonly Option<bool> _verbose = new("--verbose")
    {
        Description = "Print the room's lines with --say too; otherwise it prints errors alone.",
    };

    private readonly Option<bool> _noBell = new("--no-bell") { Description = "Do not ring when somebody mentions you." };

    private readonly Option<string?> _config = new("--config")
    {
        Description = "HOCON file with settings, over those in ~/.config/akkachat/client.conf.",
        HelpName = "file",
    };

    private static int? ParsePort(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (ServerAddress.TryParsePort(text, out var port))
            return port;
        result.AddError($"--port {text}: a port is a number from 1 to {IPEndPoint.MaxPort}");
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
