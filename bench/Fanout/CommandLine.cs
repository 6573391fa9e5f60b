using System.CommandLine;
using System.CommandLine.Help;
using AkkaChat.Bench.Fanout.Load;
using AkkaChat.Bench.Fanout.Results;

namespace AkkaChat.Bench.Fanout;

/// <summary>The command line: a load, or one of the commands that look at the results of earlier ones.</summary>
internal static class CommandLine
{
    private const string Examples = """
        Examples:
          fanout --port 9999 --members 1000 --window 64         how much the server can do
          fanout --port 9999 --members 1000 --rate 100          how long a line takes
          fanout --members 1000 --slow 10                       whether those who do not read harm those who do
          fanout compare results/*.json                         medians and ratios of several runs

        Exit codes: 0 measured and flawless, 1 nothing measured, 2 wrong command line,
        3 measured, but lines were lost, repeated or out of order, or connections dropped.
        """;

    /// <summary>Reads the arguments and does what they ask for.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        var parsed = BuildRoot(output, error).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            error.WriteLine($"{parsed.Errors[0].Message} (--help lists the options)");
            return ExitCode.Usage;
        }
        var code = parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        if (parsed.Action is HelpAction && parsed.CommandResult.Command is RootCommand)
            output.WriteLine(Examples);
        return code;
    }

    private static RootCommand BuildRoot(TextWriter output, TextWriter error)
    {
        var options = new CommandLineOptions();
        var root = new RootCommand("Fills a chat room, makes some of its members speak, and counts and checks what everybody gets.");
        options.AddTo(root);
        root.SetAction(parsed => Load(options.Read(parsed), parsed.GetValue(options.Json), output, error));
        root.Subcommands.Add(CompareCommand(output));
        root.Subcommands.Add(PlotCommand());
        return root;
    }

    private static int Load(LoadOptions options, string? json, TextWriter output, TextWriter error)
    {
        if (options.Mistake is { } mistake)
        {
            error.WriteLine($"{mistake} (--help lists the options)");
            return ExitCode.Usage;
        }
        if (!OperatingSystem.IsLinux())
            throw new FanoutException("the load generator needs Linux: it waits for its sockets with epoll");

        var progress = new Progress(Console.IsErrorRedirected ? null : error);
        LoadResult result;
        try
        {
            result = new LoadRun(options, progress).Run();
        }
        finally
        {
            progress.Clear();
        }
        Report.Write(output, result);
        if (json is not null)
            ResultFile.Write(json, result);
        return result.IsFlawless ? ExitCode.Flawless : ExitCode.Flawed;
    }

    private static Command CompareCommand(TextWriter output)
    {
        var files = Files();
        var command = new Command("compare", "Prints the medians of several runs, and their ratios to the first server named.") { files };
        command.SetAction(parsed =>
        {
            Comparison.Write(output, parsed.GetRequiredValue(files).Select(ResultFile.Read));
            return ExitCode.Flawless;
        });
        return command;
    }

    private static Command PlotCommand()
    {
        var files = Files();
        var to = new Option<string>("--out") { Description = "The SVG file to write.", HelpName = "file", Required = true };
        var command = new Command("plot", "Draws deliveries and processor time against the number of members.") { files, to };
        command.SetAction(parsed =>
        {
            File.WriteAllText(parsed.GetRequiredValue(to), Plot.Draw(parsed.GetRequiredValue(files).Select(ResultFile.Read)));
            return ExitCode.Flawless;
        });
        return command;
    }

    private static Argument<string[]> Files() => new("files")
    {
        Description = "Files that --json wrote.",
        Arity = ArgumentArity.OneOrMore,
    };
}
