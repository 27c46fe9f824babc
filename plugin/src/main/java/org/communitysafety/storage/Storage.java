package org.communitysafety.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.convert.converter.Converter;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.convert.CustomConversions;
import org.springframework.data.jdbc.core.convert.DataAccessStrategy;
import org.springframework.data.jdbc.core.convert.DataAccessStrategyFactory;
import org.springframework.data.jdbc.core.convert.DefaultJdbcTypeFactory;
import org.springframework.data.jdbc.core.convert.Identifier;
import org.springframework.data.jdbc.core.convert.InsertStrategyFactory;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.convert.MappingJdbcConverter;
import org.springframework.data.jdbc.core.convert.RelationResolver;
import org.springframework.data.jdbc.core.convert.SqlGeneratorSource;
import org.springframework.data.jdbc.core.convert.SqlParametersFactory;
import org.springframework.data.jdbc.core.dialect.DialectResolver;
import org.springframework.data.jdbc.core.dialect.JdbcArrayColumns;
import org.springframework.data.jdbc.core.dialect.JdbcDialect;
import org.springframework.data.jdbc.core.mapping.JdbcMappingContext;
import org.springframework.data.jdbc.core.mapping.JdbcSimpleTypes;
import org.springframework.data.jdbc.repository.support.JdbcRepositoryFactory;
import org.springframework.data.mapping.PersistentPropertyPath;
import org.springframework.data.mapping.model.SimpleTypeHolder;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;
import org.springframework.data.relational.core.mapping.NamingStrategy;
import org.springframework.data.relational.core.mapping.RelationalPersistentEntity;
import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;
import org.springframework.data.util.ParsingUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * Makes the repositories of our tables. They are no Spring beans: repository beans of a library would switch off the
 * repositories of the application that it is added to.
 */
public final class Storage {

    /** Our rows are nothing to the listeners of the application. */
    private static final ApplicationEventPublisher NO_EVENTS = event -> {};

    private final JdbcRepositoryFactory repositories;

    public Storage(DataSource dataSource, List<Converter<?, ?>> conversions) {
        var jdbc = new NamedParameterJdbcTemplate(new JdbcTemplate(dataSource));
        JdbcDialect dialect = DialectResolver.getDialect(jdbc.getJdbcOperations());
        JdbcCustomConversions custom = conversions(dialect, conversions);
        var mapping = new JdbcMappingContext(new TableNames());
        mapping.setForceQuote(false);
        mapping.setSimpleTypeHolder(custom.getSimpleTypeHolder());
        var relations = new LateRelations();
        var converter = new MappingJdbcConverter(
                mapping,
                relations,
                custom,
                new DefaultJdbcTypeFactory(jdbc.getJdbcOperations(), JdbcArrayColumns.DefaultSupport.INSTANCE));
        DataAccessStrategy access = new DataAccessStrategyFactory(
                        new SqlGeneratorSource(mapping, converter, dialect),
                        converter,
                        jdbc,
                        new SqlParametersFactory(mapping, converter),
                        new InsertStrategyFactory(jdbc, dialect))
                .create();
        relations.target.set(access);
        this.repositories = new JdbcRepositoryFactory(access, mapping, converter, dialect, NO_EVENTS, jdbc);
        // not the thread's: while a web server starts, that is another one
        repositories.setBeanClassLoader(Storage.class.getClassLoader());
        repositories.addRepositoryProxyPostProcessor(
                (repository, information) -> repository.addAdvice((MethodInterceptor) Storage::withoutContents));
    }

    /** A repository for one of our aggregates; it takes part in the transaction of its caller. */
    public <T> T repository(Class<T> type) {
        return repositories.getRepository(type);
    }

    /** A failure would name the whole aggregate, and with it what people wrote, to logs and clients. */
    private static Object withoutContents(MethodInvocation call) throws Throwable {
        try {
            return call.proceed();
        } catch (DbActionExecutionException e) {
            throw e.getCause() instanceof DataAccessException cause
                    ? cause
                    : new DataAccessResourceFailureException("The database did not take a change", e.getCause());
        }
    }

    private static JdbcCustomConversions conversions(JdbcDialect dialect, List<Converter<?, ?>> ours) {
        List<Object> store = new ArrayList<>(dialect.getConverters());
        store.addAll(JdbcCustomConversions.storeConverters());
        var simpleTypes = new SimpleTypeHolder(dialect.simpleTypes(), JdbcSimpleTypes.HOLDER);
        return new JdbcCustomConversions(CustomConversions.StoreConversions.of(simpleTypes, store), ours);
    }

    /** The converter needs the strategy that needs the converter. */
    private record LateRelations(AtomicReference<RelationResolver> target) implements RelationResolver {

        LateRelations() {
            this(new AtomicReference<>());
        }

        @Override
        public Iterable<Object> findAllByPath(
                Identifier identifier, PersistentPropertyPath<? extends RelationalPersistentProperty> path) {
            return target.get().findAllByPath(identifier, path);
        }
    }

    private static final class TableNames implements NamingStrategy {

        @Override
        public String getTableName(Class<?> type) {
            return "cs_" + ParsingUtils.reconcatenateCamelCase(type.getSimpleName(), "_");
        }

        @Override
        public String getReverseColumnName(RelationalPersistentEntity<?> owner) {
            return ParsingUtils.reconcatenateCamelCase(owner.getType().getSimpleName(), "_");
        }
    }
}
