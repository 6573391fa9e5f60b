using Akka.Configuration;

namespace Akka.IO;

/// <summary>The settings of <c>akka.io.tcp</c>.</summary>
public sealed class TcpSettings
{
    private const int LargestRead = 64 * 1024;

    private TcpSettings(int batchAcceptLimit, TimeSpan? registerTimeout, int receivedMessageSizeLimit, int writeCommandsQueueMaxSize)
    {
        BatchAcceptLimit = batchAcceptLimit;
        RegisterTimeout = registerTimeout;
        ReceivedMessageSizeLimit = receivedMessageSizeLimit;
        WriteCommandsQueueMaxSize = writeCommandsQueueMaxSize;
    }

    /// <summary>How many connections a listener accepts in a row before it lets others run.</summary>
    public int BatchAcceptLimit { get; }

    /// <summary>How long a connection waits for <see cref="Tcp.Register"/> before it closes; null: for ever.</summary>
    public TimeSpan? RegisterTimeout { get; }

    /// <summary>How many bytes one <see cref="Tcp.Received"/> holds at most.</summary>
    public int ReceivedMessageSizeLimit { get; }

    /// <summary>How many writes a connection queues at most; one more is answered with <see cref="Tcp.CommandFailed"/>.</summary>
    public int WriteCommandsQueueMaxSize { get; }

    internal int ReadSize => Math.Min(ReceivedMessageSizeLimit, LargestRead);

    /// <summary>Reads the settings.</summary>
    /// <exception cref="ConfigurationException">One is out of range.</exception>
    public static TcpSettings Create(Config config)
    {
        const string Root = "akka.io.tcp.";
        var timeout = config.GetString(Root + "register-timeout", "5s") == "infinite" ? null : (TimeSpan?)config.GetTimeSpan(Root + "register-timeout", TimeSpan.FromSeconds(5));
        return new TcpSettings(
            AtLeastOne(config, Root + "batch-accept-limit", 10),
            timeout,
            config.GetString(Root + "max-received-message-size", "unlimited") == "unlimited" ? int.MaxValue : AtLeastOne(config.GetByteSize(Root + "max-received-message-size"), Root + "max-received-message-size"),
            AtLeastOne(config, Root + "write-commands-queue-max-size", 1000));
    }

    private static int AtLeastOne(Config config, string path, int fallback) => AtLeastOne(config.GetInt(path, fallback), path);

    private static int AtLeastOne(long? value, string path) => value is >= 1 and <= int.MaxValue
        ? (int)value
        : throw new ConfigurationException($"{path} is {value}: it must be a whole number of at least 1.");
}
