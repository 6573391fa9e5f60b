using System.CommandLine;
using System.CommandLine.Parsing;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.CommandLine;

/// <summary>The options that open doors beside the plain one.</summary>
internal sealed class DoorCommandLine
{
    private readonly Option<DoorAddress?> _tls = new("--tls")
    {
        Description = "Address and port for the same lines over TLS; needs a certificate.",
        HelpName = "host:port",
        CustomParser = ParseAddress,
    };

    private readonly Option<DoorAddress?> _http = new("--http")
    {
        Description = "Address and port of the web page; https where there is a certificate.",
        HelpName = "host:port",
        CustomParser = ParseAddress,
    };

    private readonly Option<DoorAddress?> _admin = new("--admin")
    {
        Description = "Address and port, or a port of this machine alone, for /livez, /readyz and /metrics.",
        HelpName = "host:port",
        CustomParser = result => ParseAddress(result, DoorAddress.ParseLocal),
    };

    private readonly Option<string?> _certificate = new("--certificate") { Description = "PEM file with the certificate; read again when it changes.", HelpName = "file" };

    private readonly Option<string?> _key = new("--key") { Description = "PEM file with the certificate's key.", HelpName = "file" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _tls, _http, _admin, _certificate, _key })
            command.Options.Add(option);
    }

    /// <summary>The values of a command line.</summary>
    public DoorOptions Read(ParseResult parsed) =>
        new(parsed.GetValue(_tls), parsed.GetValue(_http), parsed.GetValue(_certificate), parsed.GetValue(_key)) { Admin = parsed.GetValue(_admin) };

    private static DoorAddress? ParseAddress(ArgumentResult result) => ParseAddress(result, DoorAddress.Parse);

    private static DoorAddress? ParseAddress(ArgumentResult result, Func<string, DoorAddress?> parse)
    {
        var text = result.Tokens[0].Value;
        try
        {
            return parse(text) ?? throw new FormatException("use HOST:PORT, such as 127.0.0.1:8080");
        }
        catch (FormatException e)
        {
            result.AddError($"{((OptionResult)result.Parent!).Option.Name} {text}: {e.Message}");
            return null;
        }
    }
}
