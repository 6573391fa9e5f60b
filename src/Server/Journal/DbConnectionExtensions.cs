using System.Data;
using System.Data.Common;

namespace AkkaChat.Server.Journal;

/// <summary>Short forms for SQL with named parameters, which SQLite and PostgreSQL both write <c>@name</c>.</summary>
internal static class DbConnectionExtensions
{
    /// <summary>Makes a command.</summary>
    public static DbCommand Command(this DbConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            if (TypeOf(value) is { } type)
                parameter.DbType = type;
            command.Parameters.Add(parameter);
        }
        return command;
    }

    /// <summary>Runs a statement.</summary>
    /// <returns>How many rows it changed.</returns>
    public static int Execute(this DbConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = connection.Command(sql, parameters);
        return command.ExecuteNonQuery();
    }

    /// <summary>Asks for a text; empty for NULL.</summary>
    public static string Text(this DbConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = connection.Command(sql, parameters);
        return command.ExecuteScalar() as string ?? "";
    }

    /// <summary>Asks for a number; 0 for NULL.</summary>
    public static long Number(this DbConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = connection.Command(sql, parameters);
        return command.ExecuteScalar() as long? ?? 0;
    }

    // Npgsql finds the type of an array itself.
    private static DbType? TypeOf(object value) => value switch
    {
        long => DbType.Int64,
        string => DbType.String,
        byte[] => DbType.Binary,
        _ => null,
    };
}
