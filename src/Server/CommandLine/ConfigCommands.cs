using System.CommandLine;
using AkkaChat.Server.Certificates;
using AkkaChat.Server.Settings;
using AkkaChat.Settings;

namespace AkkaChat.Server.CommandLine;

/// <summary>The commands <c>check-config</c> and <c>default-config</c>.</summary>
internal static class ConfigCommands
{
    /// <summary>Creates the command that reads the settings as a start would, and starts nothing.</summary>
    /// <param name="config">The option for the settings, which the server has too.</param>
    public static Command Check(Option<string?> config)
    {
        var command = new Command("check-config", "Reads the settings and the certificate as a start would, and says what is wrong with them.") { config };
        command.SetAction(parsed => Check(parsed.GetValue(config), parsed.InvocationConfiguration));
        return command;
    }

    /// <summary>Creates the command that prints every setting with its default and its danger.</summary>
    public static Command Default()
    {
        var command = new Command("default-config", "Prints every setting with its default, unit and danger.");
        command.SetAction(parsed => parsed.InvocationConfiguration.Output.Write(File.ReadAllText(NodeSettings.DefaultFile)));
        return command;
    }

    private static int Check(string? file, InvocationConfiguration console)
    {
        try
        {
            var doors = NodeSettings.Load(file).With(new ServerOptions(Hosts: null, Port: null, file)).Server.Doors;
            if (doors.Certificate is { } files)
                _ = new ServerCertificate(files);
            console.Output.WriteLine(file is null ? "the default settings are right" : $"the settings in {file} are right");
            return ExitCode.Stopped;
        }
        catch (SettingsException e)
        {
            console.Error.WriteLine(e.Message);
            return ExitCode.Usage;
        }
        catch (CertificateException e)
        {
            console.Error.WriteLine(e.Message);
            return ExitCode.CannotStart;
        }
    }
}
