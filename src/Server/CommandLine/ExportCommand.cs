using System.CommandLine;
using System.CommandLine.Parsing;
using AkkaChat.Server.Exporting;
using AkkaChat.Server.Settings;
using AkkaChat.Settings;

namespace AkkaChat.Server.CommandLine;

/// <summary>The command <c>export</c> of the command line.</summary>
internal sealed class ExportCommand
{
    private readonly Option<LogSettings?> _log;
    private readonly Option<string?> _config;
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object a line, with the fields of docs/JSON.md." };
    private readonly Option<bool> _text = new("--text") { Description = "A line of text for each event, with its time (the default)." };
    private readonly Option<DateTimeOffset?> _since;

    /// <summary>The command with its options, to be added to the server's.</summary>
    /// <param name="log">The option for the log, which the server has too.</param>
    /// <param name="config">The option for the settings, which the server has too.</param>
    /// <param name="clock">The time that durations count from.</param>
    public ExportCommand(Option<LogSettings?> log, Option<string?> config, TimeProvider clock)
    {
        (_log, _config) = (log, config);
        _since = new("--since")
        {
            Description = "Only what happened since a time in UTC, such as 2026-11-27 or 2026-11-27T10:00, or for so long, such as 90m or 7d.",
            HelpName = "time|duration",
            CustomParser = result => ParseSince(result, clock),
        };
        Command.Options.Add(_log);
        Command.Options.Add(_config);
        Command.Options.Add(_since);
        Command.Options.Add(_json);
        Command.Options.Add(_text);
        Command.SetAction(_ => { });
        Command.Validators.Add(result =>
        {
            if (result.GetValue(_json) && result.GetValue(_text))
                result.AddError("--json and --text: use one of them");
        });
    }

    /// <summary>The command.</summary>
    public Command Command { get; } = new("export", "Prints what was said to everybody, oldest first, also while a server records. Private messages are left out.");

    /// <summary>What the arguments ask for.</summary>
    public ExportOptions Parse(ParseResult parsed) => new(parsed.GetValue(_log), parsed.GetValue(_config), parsed.GetValue(_since), parsed.GetValue(_json));

    private static DateTimeOffset? ParseSince(ArgumentResult result, TimeProvider clock)
    {
        var text = result.Tokens[0].Value;
        if (PointInTime.TryParse(text, out var point))
            return point.At(clock.GetUtcNow());
        result.AddError($"--since {text}: use {PointInTime.Allowed}");
        return null;
    }
}
