using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Journal;

/// <summary>Holds the store of the log for this server.</summary>
internal static class LogHold
{
    /// <summary>Opens, checks and holds the store.</summary>
    /// <returns>Whatever holds it; null in memory.</returns>
    /// <exception cref="CannotRecordException">The store cannot be used.</exception>
    public static IDisposable? Open(LogSettings log) => log.Store switch
    {
        LogStore.Sqlite => LogFile.Open(log.Location),
        LogStore.Postgres => LogDatabase.Open(log.Location),
        _ => null,
    };
}
